import type { HotlineEntry } from "../contract";

/** For the moments before a form is here; the school's own card replaces it. */
export const bundledHotlines: HotlineEntry[] = [
  {
    name: { "zh-CN": "全国统一心理援助热线", en: "National psychological support line" },
    number: "12356",
    note: { "zh-CN": "想说说话的时候", en: "When you want to talk" },
  },
  {
    name: { "zh-CN": "青少年服务台", en: "Youth service line" },
    number: "12355",
    note: { "zh-CN": "专门听青少年说话", en: "For young people" },
  },
  {
    name: { "zh-CN": "报警 / 急救", en: "Police / ambulance" },
    number: "110 / 120",
    note: { "zh-CN": "有危险的时候", en: "In danger" },
  },
];
