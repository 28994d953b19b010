/** The newest tab of a device works; older ones give way, or two of them would overwrite each other's answers. */
export function onlyOneTab(give_way: () => void): void {
  if (typeof BroadcastChannel !== "function") return;
  const channel = new BroadcastChannel("rongxin-answer");
  channel.onmessage = give_way;
  channel.postMessage("here");
}
