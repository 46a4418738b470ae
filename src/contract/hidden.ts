/**
 * What a terminal would obey or not show: C0 and C1 controls, DEL, marks that reorder or hide text (bidi overrides, zero
 * width, separators), and halves of surrogate pairs.
 */
export const hidden =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
