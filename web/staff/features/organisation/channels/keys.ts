export const channel_keys = {
  channels: ["channels"] as const,
};
