// Length of a text in septets of the GSM 7-bit alphabet (3GPP TS 23.038), as networks count a screen.

const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const extension = new Set("\f^{}\\[~]|€");

/** Septets of a text; null when a character is outside the alphabet. */
export function septets(text) {
  let sum = 0;
  for (const character of text) {
    if (basic.has(character)) sum += 1;
    else if (extension.has(character)) sum += 2;
    else return null;
  }
  return sum;
}
