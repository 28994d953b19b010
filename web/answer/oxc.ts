/** How TSX becomes script, for the page and for its tests: Preact's `h`, plain assignments for class fields. */
export const oxc = {
  jsx: { runtime: "classic", pragma: "h", pragmaFrag: "Fragment" },
  jsxInject: `import { h, Fragment } from "preact";`,
  assumptions: { setPublicClassFields: true },
  typescript: { removeClassFieldsWithoutInitializer: true },
} as const;
