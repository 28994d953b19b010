import { everyPage } from "./every_page";
import { desk } from "./stage";

everyPage("desk", desk);
