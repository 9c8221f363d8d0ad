/** A QR code, drawn as one SVG path: dark on light in both colour schemes, as scanners want it. */
import { correction, generate } from "lean-qr";
import type { JSX } from "preact";

const QUIET = 4; // modules of margin that ISO/IEC 18004 asks for

export function QrCode({ text, label }: { text: string; label: string }): JSX.Element {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const size = code.size + 2 * QUIET;
  return (
    <svg class="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path fill="#000" d={path(code.size, (x, y) => code.get(x, y))} />
    </svg>
  );
}

/** A square for each dark module. */
function path(size: number, dark: (x: number, y: number) => boolean): string {
  let drawn = "";
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) if (dark(x, y)) drawn += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  return drawn;
}
