import { Shell1790000000001 } from './1-shell.js';

/** Every migration in order; the same classes run on both databases. */
export const MIGRATIONS = [Shell1790000000001];
