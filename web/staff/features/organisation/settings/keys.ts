export const setting_keys = {
  settings: ["settings"] as const,
};
