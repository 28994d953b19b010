/**
 * Seals what lies on this device: AES-GCM under a key that is derived from what the child typed and lives in the page
 * alone.
 * The access code is short, so each guess is made dear; the salt is the id of the record.
 */
const rounds = 150_000;
/** Length says how much was answered: every text is filled up to a multiple of this. */
const step_bytes = 2048;
const iv_bytes = 12;

export type SealKey = CryptoKey;

export async function deriveKey(secret: string, salt: string): Promise<SealKey> {
  const bytes = new TextEncoder();
  const typed = await crypto.subtle.importKey("raw", bytes.encode(secret), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytes.encode(salt), iterations: rounds },
    typed,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/** iv, then the sealed JSON. */
export async function seal(key: SealKey, value: unknown): Promise<Uint8Array> {
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const filled = new Uint8Array(Math.ceil((plain.length + 1) / step_bytes) * step_bytes).fill(32);
  filled.set(plain);
  const iv = crypto.getRandomValues(new Uint8Array(iv_bytes));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, filled));
  const out = new Uint8Array(iv_bytes + sealed.length);
  out.set(iv);
  out.set(sealed, iv_bytes);
  return out;
}

/** undefined where another key sealed it, or something else lies here. */
export async function unseal(key: SealKey, bytes: Uint8Array): Promise<unknown> {
  try {
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: bytes.slice(0, iv_bytes) },
      key,
      bytes.slice(iv_bytes),
    );
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return undefined;
  }
}
