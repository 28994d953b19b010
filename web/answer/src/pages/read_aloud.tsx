import { useContext, useEffect, useState } from "preact/hooks";
import { LanguageContext, useTexts } from "../locale/locale";
import { Icon } from "../look/icons";

const speech = typeof window !== "undefined" ? window.speechSynthesis : undefined;

/** Reads the item aloud, offered only where the device has a voice for the language. */
export function ReadAloud({ words }: { words: string[] }) {
  const t = useTexts();
  const language = useContext(LanguageContext);
  const [voice, setVoice] = useState<SpeechSynthesisVoice | undefined>(undefined);
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (!speech) return;
    const look = () => setVoice(speech.getVoices().find(({ lang }) => lang.slice(0, 2) === language.slice(0, 2)));
    look();
    speech.addEventListener?.("voiceschanged", look);
    return () => {
      speech.removeEventListener?.("voiceschanged", look);
      speech.cancel();
    };
  }, [language]);
  if (!speech || !voice) return null;
  function toggle(): void {
    if (!speech || !voice) return;
    speech.cancel();
    setSpeaking(!speaking);
    if (speaking) return;
    const spoken = new SpeechSynthesisUtterance(words.filter(Boolean).join("。"));
    spoken.voice = voice;
    spoken.lang = voice.lang;
    spoken.rate = 0.95;
    spoken.onend = spoken.onerror = () => setSpeaking(false);
    speech.speak(spoken);
  }
  return (
    <button type="button" class="round" onClick={toggle} aria-label={speaking ? t.stop_reading : t.read_aloud}>
      <Icon name={speaking ? "stop" : "sound"} />
    </button>
  );
}
