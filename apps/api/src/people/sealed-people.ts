/**
 * SQL over a person `p`: of a directory. People of emergency accounts are of none: no sync, list or search finds them, and no policy
 * reaches them.
 */
export const OF_A_DIRECTORY = 'p.directory_id IS NOT NULL';
