declare module "*.graphql" {
  const operation: { readonly documentId: string; readonly savedAs: string };
  export default operation;
}
