// Ceilings from the first commit: a file, a function or a parameter list that outgrows them is two things.
import js from '@eslint/js';
import ts from 'typescript-eslint';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const ceilings = {
  'max-lines': ['error', { max: 200 }],
  'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 8],
};
const call = (name) => `CallExpression[callee.property.name='${name}']`;
const tooMany = (selector, max) => ({
  selector: `${selector}[params.length>${max}]`,
  message: `At most ${max} parameters: take an object.`,
});
// A handler's decorated parameters are Nest's injection and do not count; a constructor may have six dependencies.
const everywhere = [
  tooMany('FunctionDeclaration', 3),
  tooMany('ArrowFunctionExpression', 3),
  tooMany("MethodDefinition[kind='method'][decorators.length=0] > FunctionExpression", 3),
  tooMany("MethodDefinition[kind='constructor'] > FunctionExpression", 6),
  { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
  { selector: call('findOneBy'), message: 'findOneBy({}) returns some row: use findOne with a where, or SQL.' },
  { selector: call('orderBy'), message: 'QueryBuilder.orderBy takes raw SQL: write the query as SQL.' },
];
const clocked = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from Clock.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from Clock.',
  },
];

export default ts.config(
  { ignores: ['dist', 'node_modules', 'data', 'src/portal/routeTree.gen.ts', 'src/portal/api/schema.d.ts'] },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [js.configs.recommended, ...ts.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['config/vite.config.mts'] }, tsconfigRootDir: root },
    },
    rules: {
      ...ceilings,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-syntax': ['error', ...everywhere],
      // DTO classes are shapes for validation and description, not objects with behaviour.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'migrations/**/*.ts'],
    ignores: ['src/foundation/**', '**/*.spec.ts', 'src/portal/**', 'src/demo/**'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...clocked] },
  },
  {
    files: ['src/portal/**/*.tsx'],
    extends: [a11y.flatConfigs.recommended, hooks.configs.flat.recommended],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['migrations/**/*.ts', '**/*.spec.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
  {
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['config/**/*.mts', 'test/support/global-*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.{cjs,mjs}'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        __dirname: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        Atomics: 'readonly',
        SharedArrayBuffer: 'readonly',
      },
    },
  },
);
