import type { Family } from "../../../core/metrics/family.ts";
import { fieldSchema, type Scene } from "../scene.ts";
import { grafanaUnits, unitOf } from "../units.ts";

/** What a family's values are shown in; a number from -1 or 0 to 1 is a share. */
export function unitOfFamily(scene: Scene, family: Family): string {
  const { minimum, maximum, type } = fieldSchema(scene, family);
  const isShare =
    family.unit === "" && type === "number" && maximum === 1 && (minimum === 0 || minimum === -1);
  return isShare ? grafanaUnits.share : unitOf(family.unit);
}
