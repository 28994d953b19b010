import { everyPage } from "./every_page";
import { narrow } from "./stage";

everyPage("phone", narrow);
