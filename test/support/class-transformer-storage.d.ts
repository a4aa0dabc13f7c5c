declare module 'class-transformer/cjs/storage.js' {
  export const defaultMetadataStorage: {
    findTypeMetadata(shape: new () => object, property: string): { typeFunction(): new () => object } | undefined;
  };
}
