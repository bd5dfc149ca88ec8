import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import type { MessageParams } from '../kernel/errors.js';
import { type Language, translator } from '../i18n/translator.js';
import type { MessageKey } from '../i18n/words.js';
import { assetUrl } from './assets.js';

const ROOT = fileURLToPath(new URL('../../views', import.meta.url));

interface HelperOptions {
  hash: Record<string, unknown>;
  data: { root: { chrome?: { lang: Language } } };
}

/** All templates, compiled when the program starts. `strict`: a name that is not in the model is an error, not a blank. */
export class Views {
  private readonly handlebars = Handlebars.create();
  private readonly templates = new Map<string, HandlebarsTemplateDelegate>();

  constructor() {
    this.addHelpers();
    for (const file of templateFiles(ROOT)) {
      const name = relative(ROOT, file)
        .replace(/\.hbs$/, '')
        .replaceAll('\\', '/');
      const source = readFileSync(file, 'utf8');
      this.handlebars.registerPartial(
        name,
        this.handlebars.compile(source, { strict: true, preventIndent: true }),
      );
      this.templates.set(name, this.handlebars.compile(source, { strict: true, preventIndent: true }));
    }
  }

  /** Names of all views, for the test that renders each. */
  get names(): string[] {
    return [...this.templates.keys()];
  }

  /** Renders a view to text. */
  render(name: string, model: Readonly<Record<string, unknown>>): string {
    const template = this.templates.get(name);
    if (!template) throw new Error(`no view ${name}`);
    return template(model, { allowProtoPropertiesByDefault: false });
  }

  private addHelpers(): void {
    const add = (name: string, helper: Handlebars.HelperDelegate) =>
      this.handlebars.registerHelper(name, helper);
    add('t', (key: MessageKey, options: HelperOptions) =>
      translator(options.data.root.chrome?.lang ?? 'id')(key, options.hash as MessageParams),
    );
    add('asset', (name: string) => assetUrl(name));
    add('eq', (a: unknown, b: unknown) => a === b);
    add('not', (a: unknown) => !a);
    add('and', (...args: unknown[]) => args.slice(0, -1).every(Boolean));
    add('or', (...args: unknown[]) => args.slice(0, -1).find(Boolean));
    add('concat', (...args: unknown[]) => args.slice(0, -1).join(''));
    add('array', (...args: unknown[]) => args.slice(0, -1));
    add('obj', (options: HelperOptions) => options.hash);
  }
}

function templateFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return templateFiles(path);
    return entry.name.endsWith('.hbs') ? [path] : [];
  });
}
