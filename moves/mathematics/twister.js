/**
 * The random numbers of NumPy's RandomState(seed): a Mersenne Twister, MT19937 (Matsumoto and Nishimura 1998), which
 * NumPy promises never to change.
 */

const [N, M] = [624, 397];

/**
 * @param {number} seed a whole number, 0 to 2³² − 1
 * @returns {function(): number} gives the next number, at least 0 and less than 1, with 53 random bits
 */
export function twister(seed) {
  const state = new Uint32Array(N);
  state[0] = seed;
  for (let k = 1; k < N; k++) state[k] = Math.imul(1812433253, state[k - 1] ^ (state[k - 1] >>> 30)) + k;
  let next = N;

  function word() {
    if (next === N) {
      for (let k = 0; k < N; k++) {
        const both = (state[k] & 0x80000000) | (state[(k + 1) % N] & 0x7fffffff);
        state[k] = state[(k + M) % N] ^ (both >>> 1) ^ (both & 1 ? 0x9908b0df : 0);
      }
      next = 0;
    }
    let bits = state[next++];
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return (bits ^ (bits >>> 18)) >>> 0;
  }

  return () => {
    const high = word() >>> 5;
    return (high * 2 ** 26 + (word() >>> 6)) / 2 ** 53;
  };
}
