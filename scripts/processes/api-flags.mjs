/**
 * How Node runs the API. With the heap that Node takes for granted on a large machine it collects so late that a sync of a
 * million people, which needs little, lets the process grow for nothing.
 */
export const API_FLAGS = ['--enable-source-maps', '--max-old-space-size=1024'];
