import tseslint from 'typescript-eslint';

const clientGlobals = Object.fromEntries(
  [
    ...['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'crypto'],
    ...[
      'fetch',
      'console',
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'requestAnimationFrame',
    ],
    ...['URL', 'URLSearchParams', 'FormData', 'Blob', 'File', 'Event', 'CustomEvent', 'AbortController'],
    ...['EventSource', 'BroadcastChannel', 'MutationObserver', 'IntersectionObserver', 'BarcodeDetector'],
    ...['HTMLElement', 'HTMLFormElement', 'HTMLInputElement', 'Element', 'Node', 'Intl', 'matchMedia'],
    ...['queueMicrotask', 'indexedDB', 'caches', 'Response', 'Request', 'Headers', 'structuredClone', 'self'],
    ...[
      'HTMLButtonElement',
      'HTMLSelectElement',
      'HTMLTextAreaElement',
      'HTMLDialogElement',
      'customElements',
    ],
    ...['performance', 'getComputedStyle', 'confirm', 'createImageBitmap', 'DOMParser', 'TextEncoder'],
  ].map((name) => [name, 'readonly']),
);
const nodeGlobals = Object.fromEntries(
  [
    ...['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'performance', 'fetch', 'structuredClone'],
    ...[
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'TextEncoder',
      'TextDecoder',
    ],
    ...['AbortController', 'AbortSignal', 'Intl', 'queueMicrotask'],
  ].map((name) => [name, 'readonly']),
);

const testsThatDoNotRun = ['describe', 'it', 'test'].flatMap((name) => [
  {
    selector: `MemberExpression[object.name='${name}'][property.name=/^(skip|only|todo|failing)$/]`,
    message: 'Every test runs: no skip, only, todo or failing.',
  },
  { selector: `CallExpression[callee.name=/^(x|f)${name}$/]`, message: 'Every test runs: no skip or only.' },
]);

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'data/', '.cache/', 'coverage/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-alert': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-console': 'error',
      'no-debugger': 'error',
      'no-self-compare': 'error',
      'no-unreachable': 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-template-curly-in-string': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'no-restricted-syntax': ['error', ...testsThatDoNotRun],
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': ['error', { fixToUnknown: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      // It leaves files with decorators alone: there an injected class must stay a value import, and the
      // compiler itself refuses a mere type in a decorated signature (TS1272).
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Methods that answer a promise by contract need not await one.
      '@typescript-eslint/require-await': 'off',
      // Each feature adds its words to the empty catalogue by declaration merging.
      '@typescript-eslint/no-empty-object-type': ['error', { allowWithName: '^Catalog$' }],
      // It takes `K & string` of a mapped type for a mistake.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
    },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // expect(object.method) and indexed rows that a test has just written.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    rules: {
      'no-undef': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-redeclare': 'error',
      'no-dupe-keys': 'error',
      'no-fallthrough': 'error',
    },
  },
  { files: ['assets/**/*.js', 'assets/**/*.mjs'], languageOptions: { globals: clientGlobals } },
  { files: ['*.js', 'scripts/**', 'bench/**/*.mjs'], languageOptions: { globals: nodeGlobals } },
  // These speak to a terminal.
  { files: ['scripts/**', 'bench/**', 'src/cli.ts', 'src/serve.ts'], rules: { 'no-console': 'off' } },
);
