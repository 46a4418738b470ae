/** json-schema-to-typescript brings prettier to format what it makes, which is never asked of it here. */
export const withoutPrettier = {
  name: "without-prettier",
  setup(builder) {
    builder.onResolve({ filter: /^prettier$/ }, ({ path }) => ({ path, namespace: "unused" }));
    builder.onLoad({ filter: /./, namespace: "unused" }, () => ({ contents: "export {}" }));
  },
};
