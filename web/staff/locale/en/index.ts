import type { Texts } from "../zh-CN";
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

export { default as antd } from "antd/locale/en_US";

export const en = {
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

export const texts: Texts = en;
