import qrcode from "qrcode-generator";

/** A QR code as an address for <img>: quiet zone of four modules, medium correction. Drawn here, never sent anywhere. */
export function qrPicture(text: string): string {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const modules = code.getModuleCount();
  let squares = "";
  for (let row = 0; row < modules; row += 1)
    for (let column = 0; column < modules; column += 1)
      if (code.isDark(row, column)) squares += `M${column + 4} ${row + 4}h1v1h-1z`;
  const side = modules + 8;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${squares}"/></svg>`;
  return svgPicture(svg);
}

/** An SVG as an image address: scripts in it never run inside <img>. */
export function svgPicture(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
