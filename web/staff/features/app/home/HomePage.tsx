import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { hourOfDay, timeOfDay, useNow } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { useSession } from "../../../shell/session";
import { useFeatures } from "../../../shell/features";
import { firstStep, type TodayPart } from "../../../shell/today";
import "./home.css";

function greetingOf(hour: number) {
  if (hour >= 5 && hour < 11) return "home.morning";
  return hour >= 11 && hour < 18 ? "home.afternoon" : "home.evening";
}

/** My work today, for the post that is chosen; nothing else. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession().data;
  const now_ms = useNow();
  // Hooks of the features, always the same ones in the same order.
  const today = useFeatures().flatMap((one) => one.useToday?.(now_ms) ?? []);
  const parts = today
    .flatMap((one) => one.cards)
    .filter((card) => !!card)
    .sort((a, b) => a.order - b.order)
    .map((card, place) => ({ ...card, place }));
  return (
    <>
      <PageHead title={t(greetingOf(hourOfDay(now_ms)), { name: session?.name ?? "" })} lead={t("home.lead")} />
      {parts.length > 0 && <Next today={today} />}
      <div className="home">
        {([true, false] as const)
          .map((left) => parts.filter((part) => part.left === left))
          .filter((column) => column.length > 0)
          .map((column) => (
            <div key={column[0]!.place}>
              {column.map((part) => (
                <div key={part.place} style={{ order: part.place }}>
                  {part.part}
                </div>
              ))}
            </div>
          ))}
      </div>
      {parts.length === 0 && (
        <EmptyState title={t("home.nothing")}>
          <p>{t("home.nothing_next")}</p>
        </EmptyState>
      )}
    </>
  );
}

/** One line that says what comes first, and leads there. */
function Next({ today }: { today: TodayPart[] }) {
  const { t } = useTranslation();
  if (today.some((one) => one.asking))
    return (
      <p className="next-step" aria-busy="true">
        {t("shell.waiting")}…
      </p>
    );
  const step = firstStep(today.flatMap((one) => one.steps ?? []));
  if (!step && today.some((one) => one.unknown))
    return (
      <p className="next-step next-amber">
        <Icon name="question" /> {t("home_next.unknown")}
      </p>
    );
  if (!step)
    return (
      <p className="next-step">
        <Icon name="finished" /> {t("home_next.nothing")}
      </p>
    );
  const words = t(`home_next.${step.words}`, { ...step.values, time: step.at_ms ? timeOfDay(step.at_ms) : "" });
  return (
    <p className={`next-step next-${step.tone}`}>
      <Icon name={step.tone === "red" ? "right_away" : step.tone === "amber" ? "today" : "next"} />
      <span className="next-label">{t("home_next.label")}</span>
      <Link
        className={step.tone === "calm" ? undefined : "button-link next-button"}
        to={step.to}
        data-person={step.values.name ? "" : undefined}
      >
        {words}
      </Link>
    </p>
  );
}
