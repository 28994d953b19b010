// The names of the contract, generated from api.yaml of the slices; nothing here is written by hand.
import type { components } from "../../api/schema";

type Schemas = components["schemas"];
export type Form = Schemas["Form"];
export type FormItem = Schemas["FormItem"];
export type FormOption = Schemas["FormOption"];
export type FormSection = Schemas["FormSection"];
export type HotlineEntry = Schemas["HotlineEntry"];
export type LocalText = Schemas["LocalText"];
export type AnsweringTicket = Schemas["AnsweringTicket"];
export type AnswererSignedIn = Schemas["AnswererSignedIn"];
export type SeatToProve = Schemas["SeatToProve"];
export type CodeToProve = Schemas["CodeToProve"];
export type AnswererSignIn = Schemas["AnswererSignIn"];
export type ClassSessionDoor = Schemas["ClassSessionDoor"];
export type AnswersToSave = Schemas["AnswersToSave"];
export type SaveReceipt = Schemas["SaveReceipt"];
export type SheetToSubmit = Schemas["SheetToSubmit"];
export type SheetReceipt = Schemas["SheetReceipt"];
export type HelpReceipt = Schemas["HelpReceipt"];
export type Problem = Schemas["Problem"];
export type ContactWish = NonNullable<SheetToSubmit["contact_wish"]>;
export type HelpWish = Schemas["HelpRequest"]["wish"];
