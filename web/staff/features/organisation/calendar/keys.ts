export const calendar_keys = { all: ["calendar"] as const };
