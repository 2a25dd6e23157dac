import { createCipheriv } from 'node:crypto';

/**
 * AES-256 (FIPS 197) as a pseudo-random function of many blocks, such as `permute` takes. Each 16-byte block is
 * enciphered for itself (ECB without padding), which is what a block function is; the mode's usual fault, that
 * equal blocks look equal, can't tell anything here, for nobody sees its output.
 *
 * @param key 32 secret bytes; they alone decide which codes a range issues in which order
 * @throws RangeError when the key has another length, or (on a call) the blocks aren't whole
 * @example permute(range, [0, 1, 2], aesPrf(key))
 */
export function aesPrf(key: Uint8Array): (blocks: Uint8Array) => Uint8Array {
  // One cipher for all calls: in ECB nothing is carried from block to block, and making one costs more than a
  // small batch. Without padding final() has nothing left to give, whole blocks come out of update() at once.
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
  return (blocks) => {
    if (blocks.length % 16 !== 0) throw new RangeError('AES takes whole blocks of 16 bytes');
    return cipher.update(blocks);
  };
}
