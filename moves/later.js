/** Do what nobody waits for when the browser has nothing else to do. */
export const later = window.requestIdleCallback ?? setTimeout;
