/** Which kind of constraint an error of either database speaks of; null when it is something else. */
export function constraintOf(error: unknown): 'unique' | 'check' | 'foreign' | null {
  const { code } = (error ?? {}) as { code?: unknown };
  switch (code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
    case '23505':
      return 'unique';
    case 'SQLITE_CONSTRAINT_CHECK':
    case '23514':
      return 'check';
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
    case '23503':
      return 'foreign';
    default:
      return null;
  }
}
