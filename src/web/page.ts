/** What a handler returns for a reader: a view, its model and its status. */
export class Page {
  constructor(
    readonly view: string,
    readonly model: Readonly<Record<string, unknown>> & { title: string },
    readonly status: number = 200,
  ) {}
}

/** Go and look there (303), after a write; `notice` is shown once on the next page. */
export class SeeOther {
  constructor(
    readonly url: string,
    readonly notice: string | null = null,
  ) {}
}

/** A file to keep. `inline` only for types a browser shows without running anything. */
export class Download {
  constructor(
    readonly name: string,
    readonly mediaType: string,
    readonly content: string | Buffer,
    readonly options: { inline?: boolean; status?: number; cache?: string } = {},
  ) {}
}
