import type { zh } from "../locale/zh-CN";

// The keys that the translator takes: an unknown key does not compile.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof zh };
    returnNull: false;
  }
}
