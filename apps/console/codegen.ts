import type { CodegenConfig } from '@graphql-codegen/cli';

const here = import.meta.dirname;

/** Documents of one page become one module, so that no page carries another one's. */
const typed = (page: string) => ({
  documents: [`${here}/src/${page}/**/*.graphql`],
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  config: {
    documentMode: 'string',
    enumsAsTypes: true,
    useTypeImports: true,
    scalars: { DateTime: 'string', JSON: 'Record<string, unknown>' },
  },
});

const config: CodegenConfig = {
  schema: `${here}/../api/schema.graphql`,
  generates: {
    [`${here}/src/generated/`]: typed('console'),
    [`${here}/src/generated/authenticator/`]: typed('authenticator'),
    [`${here}/src/generated/portal/`]: typed('portal'),
    [`${here}/src/generated/simulator/`]: typed('simulator'),
  },
};

export default config;
