import { useTexts } from "../locale/locale";
import { Heading } from "./heading";

export function ElsewherePage() {
  const t = useTexts();
  return (
    <>
      <Heading>{t.elsewhere_title}</Heading>
      <p class="lead">{t.elsewhere_lead}</p>
      <button type="button" class="second" onClick={() => location.reload()}>{t.elsewhere_here}</button>
    </>
  );
}
