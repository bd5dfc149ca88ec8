/** What one check of `rakornas doctor` found. */
export interface Finding {
  readonly name: string;
  /** `warn`: works, but somebody should look. */
  readonly ok: boolean | 'warn';
  readonly detail: string;
}

/** Runs a check; what it throws is its finding. */
export async function find(name: string, look: () => Promise<Omit<Finding, 'name'>>): Promise<Finding> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
