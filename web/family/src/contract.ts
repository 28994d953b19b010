// The names of the contract, generated from api.yaml of the slices; nothing here is written by hand.
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type FamilyLink = Schemas["FamilyLink"];
export type FamilyLinkOpened = Schemas["FamilyLinkOpened"];
export type FamilyDecision = Schemas["FamilyDecision"];
export type FamilyQuestions = Schemas["FamilyQuestions"];
export type FamilySheet = Schemas["FamilySheet"];
export type FamilySheetState = Schemas["FamilySheetState"];
export type LocalText = Schemas["LocalText"];
export type Problem = Schemas["Problem"];
export type Decision = FamilyDecision["decision"];
