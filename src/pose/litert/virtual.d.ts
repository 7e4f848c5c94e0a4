declare module 'virtual:litert/*' {
  /** What LiteRT's glue script leaves behind as a global: makes the wasm module. */
  export const ModuleFactory: (module: object) => Promise<object>;
}
