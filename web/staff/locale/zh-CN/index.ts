import { accounts } from "./accounts";
import { alert } from "./alerts";
import { bureau } from "./approvals";
import { campaign_wizard } from "./campaign_desk";
import { care } from "./casework";
import { consent } from "./consent";
import { counts } from "./counts";
import { duty } from "./duty";
import { informant } from "./informants";
import { instrument } from "./instruments";
import { lesson } from "./fieldwork";
import { county } from "./oversight";
import { retest } from "./retest";
import { scales } from "./scales";
import { school_roll } from "./school_roll";
import { screening } from "./campaigns";
import { shell } from "./frame";
import { staff } from "./sign_in";

export { default as antd } from "antd/locale/zh_CN";

export const zh = {
  ...shell,
  ...staff,
  ...school_roll,
  ...scales,
  ...screening,
  ...alert,
  ...instrument,
  ...informant,
  ...duty,
  ...campaign_wizard,
  ...lesson,
  ...consent,
  ...care,
  ...county,
  ...retest,
  ...accounts,
  ...bureau,
  ...counts,
};
export type Texts = {
  [Key in keyof typeof zh]: (typeof zh)[Key] extends string ? string : Record<keyof (typeof zh)[Key], string>;
};

export const texts: Texts = zh;
