/**
 * Hands a file to the person, as a download.
 *
 * @param content text, or bytes
 * @param type its media type
 */
export function saveFile(content: string | Uint8Array, type: string, name: string): void {
  const url = URL.createObjectURL(
    new Blob([typeof content === 'string' ? content : content.slice()], { type }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; the memory is the page's for as long as the address lives.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
