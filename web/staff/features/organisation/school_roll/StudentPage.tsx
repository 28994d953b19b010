import { Link, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import type { Schemas } from "../../../shell/api";
import { Icon } from "../../../shell/Icon";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { Opening } from "../../../shell/features";
import { useMay } from "../../../shell/session";
import { ContactLimits } from "./ContactLimits";
import { useStudent } from "./use_roll";

export default function StudentPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const student = useStudent(id);
  const may_see_views = useMay("listStudentViews");
  const back = { to: "/students", words: t("roll.students") };
  if (student.error)
    return (
      <>
        <PageHead title={t("roll.student")} back={back} />
        <ProblemNotice problem={student.error} retry={() => void student.refetch()} />
      </>
    );
  if (!student.data) return <Waiting />;
  const one = student.data;
  const facts: [string, string | undefined, boolean?][] = [
    [t("roll.school"), one.school_name],
    [t("roll.class"), one.class_name],
    [t("roll.seat"), one.seat ? String(one.seat) : undefined],
    [t("roll.sex"), one.sex && t(`sex.${one.sex}`, { defaultValue: one.sex })],
    [t("roll.born_on"), one.born_on],
    [t("roll.boarding"), one.boarding && t(`boarding.${one.boarding}`, { defaultValue: one.boarding })],
    [t("roll.registry_number"), one.registry_number, true],
    [t("roll.identity_number"), one.identity_number, true],
  ];
  return (
    <>
      <PageHead
        person
        title={one.name}
        lead={[one.school_name, one.class_name].filter(Boolean).join(" · ")}
        back={back}
      />
      <div className="columns">
        <section className="sheet pad" aria-labelledby="facts">
          <h2 id="facts">{t("roll.facts")}</h2>
          <dl className="facts">
            {facts
              .filter(([, value]) => value)
              .map(([words, value, masked]) => (
                <div key={words}>
                  <dt>{words}</dt>
                  <dd className={masked ? "number" : undefined}>{value}</dd>
                </div>
              ))}
          </dl>
          <p className="notice-small soft">
            <Icon name="shield" size={16} /> {t("roll.masked_why")}
          </p>
        </section>
        <div>
          <Opening name="student" id={id} />
          <Guardians student={id} guardians={one.guardians} />
        </div>
      </div>
      <p className="notice-small soft">
        <Icon name="eye" size={16} /> {t("roll.logged")}{" "}
        {may_see_views && <Link to={`/student-views/${id}`}>{t("views.title")}</Link>}
      </p>
    </>
  );
}

function Guardians({ student, guardians }: { student: string; guardians?: Schemas["Guardian"][] }) {
  const { t } = useTranslation();
  const may_set = useMay("setContactLimits");
  const somebody = guardians?.some((one) => !one.do_not_inform && one.custody_limit !== "no_contact");
  return (
    <section className="sheet pad" aria-labelledby="guardians">
      <h2 id="guardians">{t("roll.guardians")}</h2>
      {!guardians?.length && <p className="soft">{t("roll.no_guardians")}</p>}
      <ul className="people">
        {guardians?.map((one) => (
          <li key={one.guardian_no} className={one.do_not_inform ? "do-not-inform" : undefined}>
            <p>
              <b>{one.name}</b>{" "}
              <span className="soft">{t(`relation.${one.relation}`, { defaultValue: one.relation })}</span>
              {!one.is_guardian && <span className="chip">{t("roll.contact_only")}</span>}
            </p>
            {one.phone && !one.do_not_inform && (
              <p className="number">
                <a href={`tel:${one.phone}`}>{one.phone}</a>
              </p>
            )}
            {one.custody_limit && one.custody_limit !== "none" && (
              <p className="soft">
                {t("roll.custody_limit", {
                  words: t(`custody.${one.custody_limit}`, { defaultValue: one.custody_limit }),
                })}
              </p>
            )}
            {one.do_not_inform && (
              <p className="mark-stop">
                <Icon name="silent" size={18} /> {t(somebody ? "roll.do_not_inform" : "roll.do_not_inform_nobody")}
              </p>
            )}
            {may_set && <ContactLimits student={student} one={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
