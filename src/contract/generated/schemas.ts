// Generated from schemas/ by npm run generate; do not edit.
import envelope from "../../../schemas/0.1/envelope.schema.json" with { type: "json" };
import executorCommandCompleted from "../../../schemas/0.1/events/executor.command_completed.schema.json" with { type: "json" };
import executorCommandStarted from "../../../schemas/0.1/events/executor.command_started.schema.json" with { type: "json" };
import executorError from "../../../schemas/0.1/events/executor.error.schema.json" with { type: "json" };
import optimizerBenchmarkCompleted from "../../../schemas/0.1/events/optimizer.benchmark_completed.schema.json" with { type: "json" };
import optimizerProfileSelected from "../../../schemas/0.1/events/optimizer.profile_selected.schema.json" with { type: "json" };
import planGenerated from "../../../schemas/0.1/events/plan.generated.schema.json" with { type: "json" };
import planStepCompleted from "../../../schemas/0.1/events/plan.step_completed.schema.json" with { type: "json" };
import planStepStarted from "../../../schemas/0.1/events/plan.step_started.schema.json" with { type: "json" };
import reviewDecision from "../../../schemas/0.1/events/review.decision.schema.json" with { type: "json" };
import reviewFeedbackGenerated from "../../../schemas/0.1/events/review.feedback_generated.schema.json" with { type: "json" };
import type { EventSchema, Schema } from "../schema.ts";

export const schemas: { readonly envelope: Schema; readonly events: readonly EventSchema[] } = {
  envelope: envelope as Schema,
  events: [
    { name: "executor.command_completed", schema: executorCommandCompleted as Schema },
    { name: "executor.command_started", schema: executorCommandStarted as Schema },
    { name: "executor.error", schema: executorError as Schema },
    { name: "optimizer.benchmark_completed", schema: optimizerBenchmarkCompleted as Schema },
    { name: "optimizer.profile_selected", schema: optimizerProfileSelected as Schema },
    { name: "plan.generated", schema: planGenerated as Schema },
    { name: "plan.step_completed", schema: planStepCompleted as Schema },
    { name: "plan.step_started", schema: planStepStarted as Schema },
    { name: "review.decision", schema: reviewDecision as Schema },
    { name: "review.feedback_generated", schema: reviewFeedbackGenerated as Schema },
  ],
};
