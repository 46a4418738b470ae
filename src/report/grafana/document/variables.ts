import { names } from "../../../core/metrics/own-families.ts";
import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
} from "../grafana-sdk.ts";
import { datasource } from "../panels/targets.ts";
import { instanceLabel, type Scene } from "../scene.ts";

const all = { selected: true, text: ["All"], value: ["$__all"] };

/** What a user chooses at the top: the data source, then values of labels. */
export const variablesOf = ({ variables }: Scene) => [
  new DatasourceVariableBuilder("datasource").label("Data source").type("prometheus"),
  labelVariable(instanceLabel, names.build),
  ...variables.map(({ name }) => labelVariable(name, names.events)),
];

/** All values a label has, and all of them chosen; also where the label is missing. */
const labelVariable = (label: string, metric: string): QueryVariableBuilder =>
  new QueryVariableBuilder(label)
    .label(label)
    .datasource(datasource)
    .query({ query: `label_values(${metric}, ${label})`, refId: label })
    .definition(`label_values(${metric}, ${label})`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .multi(true)
    .includeAll(true)
    .allValue(".*")
    .current(all);
