/** The server's refusals, sentence by sentence, in German. Loaded only by a page in that language. */
import type { Sentences } from "../refusals";

export const sentences: Sentences = {
  "A ballot is 22 to 64 letters, digits, hyphens and underscores.": "Dieser Stimmzettel ist nicht gültig.",
  "A break is on already; extend it, or end it first.":
    "Es ist schon Pause. Verlängern Sie sie, oder beenden Sie sie zuerst.",
  "A break needs a time of up to {0} minutes.": "Eine Pause braucht eine Dauer von höchstens {0} Minuten.",
  "A countdown has 0 to {0} seconds.": "Ein Countdown dauert 0 bis {0} Sekunden.",
  "A facilitator is an open staff account; one of these is none.":
    "Leiten kann nur, wer ein offenes Konto hat. Auf eine der gewählten Personen trifft das nicht zu.",
  "A facilitator keeps your camera off for now.": "Die Leitung hält Ihre Kamera im Moment ausgeschaltet.",
  "A facilitator keeps your microphone off for now.": "Die Leitung hält Ihr Mikrofon im Moment ausgeschaltet.",
  "A go-around is on already.": "Es läuft schon eine Runde.",
  "A go-around is on; end it first.": "Es läuft eine Runde. Beenden Sie sie zuerst.",
  "A group has at most {0} facilitators.": "Eine Gruppe kann höchstens {0} Personen als Leitung haben.",
  "A group has at most {0} invitations.": "Eine Gruppe kann höchstens {0} Links haben.",
  "A guest is invited to one session.": "Ein Gast wird zu einer einzigen Sitzung eingeladen.",
  "A key needs a name of 1 to 64 characters.": "Ein Schlüssel braucht einen Namen mit 1 bis 64 Zeichen.",
  "A key needs at least one scope.": "Bitte wählen Sie, was der Schlüssel darf.",
  "A login has 1 to 64 letters, digits or any of . @ + - _ and no spaces.":
    "Ein Anmeldename hat 1 bis 64 Buchstaben, Ziffern oder die Zeichen . @ + - _ und keine Leerzeichen.",
  "A meeting is named by when it begins, in milliseconds since 1970.": "Diesen Termin gibt es nicht.",
  "A meeting takes 1 to {0} minutes.": "Ein Treffen dauert 1 bis {0} Minuten.",
  "A message carries exactly one object.": "Der Server hat das nicht verstanden. Bitte laden Sie die Seite neu.",
  "A name has 1 to 64 characters.": "Ein Name hat 1 bis 64 Zeichen.",
  "A pair is of two people on the roster.": "Ein Paar besteht aus zwei Personen dieser Gruppe.",
  "A pair is two different people.": "Bitte wählen Sie zwei verschiedene Personen.",
  "A password has {0} to {1} characters.": "Ein Passwort hat {0} bis {1} Zeichen.",
  "A pause in a room without a facilitator needs a time.":
    "Ein Innehalten in einem Raum ohne Leitung braucht eine Dauer.",
  "A pause is on in this room already; end it first.":
    "In diesem Raum wird schon innegehalten. Beenden Sie das zuerst.",
  "A pause takes up to {0} minutes.": "Ein Innehalten dauert höchstens {0} Minuten.",
  "A poll may be open for up to {0} minutes.": "Eine Umfrage kann höchstens {0} Minuten offen sein.",
  "A question that is answered in one's own words has no answers to choose from.":
    "Eine Frage, auf die mit eigenen Worten geantwortet wird, hat keine Antworten zur Auswahl.",
  "A room is for at least one person.": "Ein Raum ist für mindestens eine Person.",
  "A room's name has 1 to {0} characters.": "Der Name eines Raums hat 1 bis {0} Zeichen.",
  "A roster has at most {0} people.": "Eine Gruppe kann höchstens {0} Personen haben.",
  "A rule has COUNT or UNTIL, not both.": "Eine Wiederholung endet nach einer Anzahl oder an einem Tag, nicht beides.",
  "A rule has at most {0} characters.": "Eine Regel für die Wiederholung hat höchstens {0} Zeichen.",
  "A rule has each of its parts once, of these: {0}.":
    "Eine Regel für die Wiederholung hat jeden ihrer Teile nur einmal; möglich sind: {0}.",
  "A rule is made of parts such as FREQ=WEEKLY;BYDAY=TU,TH.":
    "Eine Regel für die Wiederholung besteht aus Teilen wie FREQ=WEEKLY;BYDAY=TU,TH.",
  "A scale has a word for each of its two ends, or none.": "Eine Skala hat für beide Enden ein Wort oder für keines.",
  "A scene has 1 to {0} people in its cast.": "In einer Szene spielen 1 bis {0} Personen.",
  "A scene has up to {0} minutes.": "Eine Szene dauert höchstens {0} Minuten.",
  "A segment is in the agenda twice.": "Ein Abschnitt steht zweimal im Ablauf.",
  "A segment needs a title of 1 to {0} characters.": "Ein Abschnitt braucht einen Titel mit 1 bis {0} Zeichen.",
  "A session can be kept for 1 to {0} days after its end.":
    "Unterlagen können 1 bis {0} Tage nach dem Ende der Sitzung bleiben.",
  "A session can go on without leaders for up to 24 hours, or without end.":
    "Ohne Leitung kann eine Sitzung höchstens 24 Stunden weitergehen oder ohne Ende.",
  "A session keeps its last facilitator; make somebody else one first.":
    "Eine Sitzung behält mindestens eine Leitung. Geben Sie diese Rolle zuerst jemand anderem.",
  "A session needs a title of 1 to {0} characters.": "Eine Sitzung braucht einen Titel mit 1 bis {0} Zeichen.",
  "A side conversation needs somebody else.": "Zu einem Gespräch zu zweit gehört noch jemand.",
  "A title has 1 to {0} characters.": "Ein Titel hat 1 bis {0} Zeichen.",
  "A token is needed to join a session.": "Um in eine Sitzung zu kommen, braucht es einen Link.",
  "A turn has {0} to {1} seconds.": "Ein Wortbeitrag dauert {0} bis {1} Sekunden.",
  "Agreements have 1 to {0} characters.": "Vereinbarungen haben 1 bis {0} Zeichen.",
  "Agreements need a text of 1 to {0} characters.": "Vereinbarungen brauchen einen Text mit 1 bis {0} Zeichen.",
  "An account needs a name of 1 to 64 characters.": "Ein Konto braucht einen Namen mit 1 bis 64 Zeichen.",
  "An agenda to be kept has 1 to {0} segments.": "Ein Ablauf zum Aufheben hat 1 bis {0} Abschnitte.",
  "An agenda has up to {0} segments.": "Ein Ablauf hat höchstens {0} Abschnitte.",
  "An anonymous poll cannot show names.": "Eine anonyme Umfrage kann keine Namen zeigen.",
  "An invitation ends after it begins, and not in the past.":
    "Ein Link endet nach seinem Beginn und nicht in der Vergangenheit.",
  "Another check-in is open; please close it first.":
    "Es ist noch eine Abfrage zum Befinden offen. Bitte schließen Sie sie zuerst.",
  "BYDAY has days such as MO,WE; by the month or year also such as 1MO or -1FR.":
    "Die Tage einer Wiederholung (BYDAY) sind Tage wie MO,WE; im Monat oder Jahr auch wie 1MO oder -1FR.",
  "Choose 0 to {0} minutes before anyone is judged.": "Wählen Sie 0 bis {0} Minuten, bevor etwas eingeschätzt wird.",
  "Each part of a breath takes up to {0} seconds, in and out at least one.":
    "Jeder Teil eines Atemzugs dauert höchstens {0} Sekunden, Einatmen und Ausatmen mindestens eine.",
  "Every role needs a name of its own.": "Jede Rolle braucht einen eigenen Namen.",
  "Everybody may be heard; there is nothing to let somebody in to.":
    "Alle sind zu hören; niemand muss zugelassen werden.",
  "Everyone has one turn in the round.": "Alle kommen in der Runde einmal dran.",
  "Everyone in the cast has one role.": "Wer spielt, hat genau eine Rolle.",
  "Everyone may be listed once.": "Jede Person kann nur einmal in der Liste stehen.",
  "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.":
    "Eine Wiederholung (FREQ) ist täglich, wöchentlich, monatlich oder jährlich: DAILY, WEEKLY, MONTHLY, YEARLY.",
  "Facilitators come in by their accounts; a group invites participants, guests and observers.":
    "Die Leitung kommt über ihr Konto herein. Links gibt es für Mitglieder, Gäste und Beobachtende.",
  "Feedback comes after a scene that was played.": "Rückmeldungen gibt es nach einer gespielten Szene.",
  "It goes slowly just now; please wait {0} more s.":
    "Der Chat ist gerade langsam gestellt. Bitte warten Sie noch {0} s.",
  "It is nobody's turn at the moment.": "Im Moment hat niemand das Wort.",
  "It is not your turn in this round.": "In dieser Runde sind Sie gerade nicht dran.",
  "It is too early for this invitation; please come back later.":
    "Für diesen Link ist es noch zu früh. Bitte kommen Sie später wieder.",
  "Leaders are under no lock.": "Die Leitung wird nicht gesperrt.",
  "Leaders cannot be put on hold.": "Die Leitung kann nicht herausgenommen werden.",
  "Leaders do not wait; nobody can send them to the waiting room.":
    "Die Leitung wartet nicht; niemand kann sie in den Warteraum schicken.",
  "Leaders may share their screens anyway.": "Die Leitung darf ihren Bildschirm ohnehin zeigen.",
  "Login or password is not right.": "Anmeldename und Passwort passen nicht zusammen.",
  "More people are to be kept together than fit into one room.":
    "Es sollen mehr Personen zusammenbleiben, als in einen Raum passen.",
  "Much is more than an equal share: choose a number above 1, at most {0}.":
    "„Viel“ ist mehr als ein gleicher Anteil: Wählen Sie eine Zahl über 1, höchstens {0}.",
  "Neither of them has a role in this scene.": "Keine der beiden Personen hat eine Rolle in dieser Szene.",
  "No break is on.": "Es ist gerade keine Pause.",
  "No feedback round is on.": "Es läuft gerade keine Runde mit Rückmeldungen.",
  "No go-around is on.": "Es läuft gerade keine Runde.",
  "No hand is up.": "Es ist keine Hand gehoben.",
  "No other facilitator is here now.": "Im Moment ist sonst niemand von der Leitung da.",
  "No segment of the agenda is on.": "Im Ablauf läuft gerade kein Abschnitt.",
  "No small rooms are open.": "Es sind keine Kleingruppen offen.",
  "Nobody can be in two rooms.": "Niemand kann in zwei Räumen sein.",
  "Nobody can play and watch at once.": "Niemand kann zugleich spielen und zusehen.",
  "Nobody else is waiting; take your turn, or pass.":
    "Nach Ihnen wartet niemand mehr. Sprechen Sie, oder geben Sie weiter.",
  "Nobody is here for a go-around.": "Für eine Runde ist niemand da.",
  "Nobody of this id is in the record.": "Diese Person steht nicht in den Unterlagen.",
  "Not everyone of the cast can play now. Please wait for them, or recast.":
    "Nicht alle, die spielen sollen, können es gerade. Bitte warten Sie, oder besetzen Sie neu.",
  "Observers can have a part once they are invited to speak.":
    "Wer beobachtet, kann erst mitspielen, wenn die Leitung zum Sprechen eingeladen hat.",
  "Observers speak when a leader has invited them to.":
    "Wer beobachtet, spricht, wenn die Leitung dazu eingeladen hat.",
  "Observers write to the facilitators.": "Wer beobachtet, schreibt an die Leitung.",
  "Only a facilitator can remove a facilitator.": "Nur die Leitung kann jemanden von der Leitung entfernen.",
  "Only a participant can ask for this.": "Das kann nur, wer in der Sitzung ist.",
  "Only a poll for words can take words of one's own.": "Eigene Wörter gibt es nur in einer Umfrage nach Wörtern.",
  "Only facilitators can end somebody else's sharing.": "Nur die Leitung kann beenden, was jemand anderes zeigt.",
  "Only facilitators share their screens, and those they let.":
    "Ihren Bildschirm zeigen können die Leitung und wem sie es erlaubt.",
  "Only observers need to be invited to speak.": "Nur wer beobachtet, muss zum Sprechen eingeladen werden.",
  "Only people who are in this room can have a part in the scene.": "Mitspielen kann nur, wer in diesem Raum ist.",
  "Only people who are in this room can watch the scene.": "Zusehen kann nur, wer in diesem Raum ist.",
  "Only they themselves, or a facilitator, can say so.": "Das kann nur die Person selbst oder die Leitung sagen.",
  "People may choose 1 to {0} answers.": "Man kann 1 bis {0} Antworten wählen lassen.",
  "People on the roster are invited as participants.": "Wer zur Gruppe gehört, wird als Mitglied eingeladen.",
  "Please answer something, or choose not to take part.":
    "Bitte antworten Sie auf etwas, oder wählen Sie, nicht mitzumachen.",
  "Please ask a question of 1 to {0} characters.": "Bitte stellen Sie eine Frage mit 1 bis {0} Zeichen.",
  "Please ask for at most {0} scales, each with a label of its own.":
    "Bitte fragen Sie nach höchstens {0} Skalen, jede mit eigener Bezeichnung.",
  "Please ask for something: the mood, a scale, words, or a questionnaire.":
    "Bitte fragen Sie nach etwas: der Stimmung, einer Skala, Wörtern oder einem Fragebogen.",
  "Please choose 0 to {0} seconds.": "Bitte wählen Sie 0 bis {0} Sekunden.",
  "Please choose 1 to {0} answers.": "Bitte wählen Sie 1 bis {0} Antworten.",
  "Please choose 1 to {0} words.": "Bitte wählen Sie 1 bis {0} Wörter.",
  "Please choose a name of 1 to {0} characters.": "Bitte wählen Sie einen Namen mit 1 bis {0} Zeichen.",
  "Please choose a whole number from 0 to {0}.": "Bitte wählen Sie eine ganze Zahl von 0 bis {0}.",
  "Please choose from the words that are offered.": "Bitte wählen Sie aus den angebotenen Wörtern.",
  "Please choose one answer.": "Bitte wählen Sie eine Antwort.",
  "Please choose one word.": "Bitte wählen Sie ein Wort.",
  "Please choose words of 1 to {0} characters.": "Bitte wählen Sie Wörter mit 1 bis {0} Zeichen.",
  "Please choose words.": "Bitte wählen Sie Wörter.",
  "Please close the poll first.": "Bitte schließen Sie zuerst die Umfrage.",
  "Please give 2 to {0} answers.": "Bitte geben Sie 2 bis {0} Antworten vor.",
  "Please give each answer 1 to {0} characters.": "Bitte geben Sie jeder Antwort 1 bis {0} Zeichen.",
  "Please give every role a name of 1 to {0} characters.":
    "Bitte geben Sie jeder Rolle einen Namen mit 1 bis {0} Zeichen.",
  "Please hand the talking piece on.": "Bitte reichen Sie den Redestab weiter.",
  "Please list who is to have a turn.": "Bitte wählen Sie, wer drankommen soll.",
  "Please name everyone who watches once.": "Bitte nennen Sie alle, die zusehen, nur einmal.",
  "Please offer 1 to {0} different words, of at most {1} characters each.":
    "Bitte bieten Sie 1 bis {0} verschiedene Wörter mit höchstens {1} Zeichen an.",
  "Please stay until the rooms close, or ask for help.":
    "Bitte bleiben Sie, bis die Räume schließen, oder bitten Sie um Hilfe.",
  "Please write 1 to {0} characters.": "Bitte schreiben Sie 1 bis {0} Zeichen.",
  "Please write 1 to {0} prompts of up to {1} characters.":
    "Bitte schreiben Sie 1 bis {0} Anregungen mit höchstens {1} Zeichen.",
  "Private messages to each other are off in this group.":
    "Private Nachrichten untereinander sind in dieser Gruppe ausgeschaltet.",
  "Quiet is less than an equal share: choose a number between 0 and 1.":
    "„Wenig“ ist weniger als ein gleicher Anteil: Wählen Sie eine Zahl zwischen 0 und 1.",
  "Results may be withheld below {0} to {1} votes.":
    "Ergebnisse können unter {0} bis {1} Stimmen zurückgehalten werden.",
  "Roles are swapped between two people.": "Rollen werden zwischen zwei Personen getauscht.",
  "Say how many rooms there are to be, or how many people in each.":
    "Bitte geben Sie an, wie viele Räume es sein sollen oder wie viele Personen je Raum.",
  "Say how many rooms, or how many people in each, but not both.":
    "Bitte geben Sie entweder die Zahl der Räume an oder die Personen je Raum, nicht beides.",
  "Sessions are kept for 1 to {0} days.": "Unterlagen bleiben 1 bis {0} Tage.",
  "Sessions of yours belong to a group: POST /groups/{group}/sessions.":
    "Ihre Sitzungen gehören zu einer Gruppe. Bitte legen Sie sie dort an.",
  "Small rooms are open already; close them first.": "Es sind schon Kleingruppen offen. Schließen Sie sie zuerst.",
  "Somebody counts as heard after more than 0 and up to {0} seconds of speech.":
    "Als gehört gilt jemand nach mehr als 0 und höchstens {0} Sekunden Sprechen.",
  "Somebody has to play. End the scene if nobody does.":
    "Jemand muss spielen. Beenden Sie die Szene, wenn niemand spielt.",
  "Somebody is named twice.": "Jemand ist doppelt genannt.",
  "Somebody is sharing their screen; you can when they have done.":
    "Gerade zeigt jemand anderes einen Bildschirm. Danach können Sie Ihren zeigen.",
  "Something went wrong in this session.": "In dieser Sitzung ist etwas schiefgegangen.",
  "Something went wrong on the server; please try again.":
    "Auf dem Server ist etwas schiefgegangen. Bitte versuchen Sie es noch einmal.",
  "That was too fast; please wait a moment.": "Das war zu schnell hintereinander. Bitte warten Sie einen Moment.",
  "The capacity must be between 1 and {0}.": "Es müssen zwischen 1 und {0} Plätze sein.",
  "The chat is off; you can write to the facilitators.":
    "Der Chat ist ausgeschaltet. An die Leitung können Sie schreiben.",
  "The go-around is waiting for those who are not there.": "Die Runde wartet auf die, die gerade nicht da sind.",
  "The group has no meeting at this time.": "Die Gruppe hat zu dieser Zeit keinen Termin.",
  "The group has no such session, or it is over.": "Diese Sitzung gibt es in der Gruppe nicht, oder sie ist vorbei.",
  "The group has no such session.": "Diese Sitzung gibt es in der Gruppe nicht.",
  "The old password is not right.": "Das bisherige Passwort stimmt nicht.",
  "The password has just been changed; please try again.":
    "Das Passwort wurde gerade geändert. Bitte versuchen Sie es noch einmal.",
  "The people kept apart and together do not fit into rooms of even size; try more or fewer rooms.":
    "Wer getrennt und wer zusammen bleiben soll, passt nicht in gleich große Räume. Versuchen Sie es mit mehr oder weniger Räumen.",
  "The record of this session is damaged; please tell the staff.":
    "Die Unterlagen dieser Sitzung sind beschädigt. Bitte sagen Sie dem Team Bescheid.",
  "The rooms are not for choosing; please ask a facilitator.":
    "Diese Räume können Sie nicht selbst wählen. Bitte fragen Sie die Leitung.",
  "The rule gives no meeting in its first {0} years.":
    "Diese Wiederholung ergibt in den ersten {0} Jahren keinen Termin.",
  "The rule is not one of RFC 5545, such as FREQ=WEEKLY;BYDAY=TU,TH.":
    "Die Regel für die Wiederholung ist nicht von der Art FREQ=WEEKLY;BYDAY=TU,TH (RFC 5545).",
  "The scene has been played; its roles do not change any more.":
    "Die Szene ist gespielt; die Rollen ändern sich nicht mehr.",
  "The scene is not being played.": "Die Szene läuft gerade nicht.",
  "The scene is not being played; there is no time to extend.":
    "Die Szene läuft gerade nicht; es gibt keine Zeit zu verlängern.",
  "The segment that is on stays in the agenda; go on to another one first.":
    "Der laufende Abschnitt bleibt im Ablauf. Gehen Sie zuerst zu einem anderen.",
  "The server cannot do this right now; please try again in a moment.":
    "Der Server kann das im Moment nicht. Bitte versuchen Sie es gleich noch einmal.",
  "The server is restarting; you will be back in a moment.": "Der Server startet neu. Sie sind gleich wieder da.",
  "The server is starting or stopping; please try again.":
    "Der Server startet oder stoppt gerade. Bitte versuchen Sie es noch einmal.",
  "The server takes no more connections now.": "Der Server nimmt im Moment keine Verbindungen mehr an.",
  "The start is a local time such as 2026-03-03T18:00, from {0} to {1}.":
    "Der Beginn ist eine Ortszeit wie 2026-03-03T18:00, von {0} bis {1}.",
  "The talking piece goes around; take it back first.": "Der Redestab geht um. Nehmen Sie ihn zuerst zurück.",
  "The talking piece is handed on by who holds it.": "Den Redestab reicht weiter, wer ihn hält.",
  "The time must be more than 0 and at most {0} minutes.": "Die Zeit muss mehr als 0 und höchstens {0} Minuten sein.",
  "The time zone is not one of the IANA database, such as Europe/Vienna.":
    "Diese Zeitzone gibt es nicht. Sie heißt zum Beispiel Europe/Vienna.",
  "Their connection is lost just now; please try again when they are back.":
    "Die Verbindung zu dieser Person ist gerade unterbrochen. Bitte versuchen Sie es, wenn sie wieder da ist.",
  "There are more names than rooms.": "Es sind mehr Namen als Räume.",
  "There are more rooms than people to be placed.": "Es sind mehr Räume als Personen.",
  "There are {0} keys already; revoke some first.": "Es gibt schon {0} Schlüssel. Widerrufen Sie zuerst einige.",
  "There can be 1 to {0} rooms.": "Es kann 1 bis {0} Räume geben.",
  "There can be at most {0} pairs.": "Es kann höchstens {0} Paare geben.",
  "There has been no round that could be repeated.": "Es gab noch keine Aufteilung, die sich wiederholen ließe.",
  "There have been too many check-ins in this session.":
    "In dieser Sitzung gab es schon zu viele Abfragen zum Befinden.",
  "There is a break or a pause; you can share your screen when it is over.":
    "Es ist gerade Pause. Danach können Sie Ihren Bildschirm zeigen.",
  "There is a scene in this room already; please close it first.":
    "In diesem Raum gibt es schon eine Szene. Bitte schließen Sie sie zuerst.",
  "There is a session for this meeting already.": "Für diesen Termin gibt es schon eine Sitzung.",
  "There is an account of this login already.": "Diesen Anmeldenamen gibt es schon.",
  "There is no agenda yet.": "Es gibt noch keinen Ablauf.",
  "There is no alert about this person.": "Zu dieser Person gibt es keinen Hinweis.",
  "There is no plan for small rooms.": "Es gibt keine Aufteilung in Kleingruppen.",
  "There is no scene in this room.": "In diesem Raum gibt es keine Szene.",
  "There is no session now; please come back when the next one is about to begin.":
    "Gerade gibt es keine Sitzung. Bitte kommen Sie wieder, wenn die nächste bevorsteht.",
  "There is no such account.": "Dieses Konto gibt es nicht.",
  "There is no such check-in.": "Diese Abfrage gibt es nicht.",
  "There is no such group.": "Diese Gruppe gibt es nicht.",
  "There is no such invitation.": "Diesen Link gibt es nicht.",
  "There is no such key.": "Diesen Schlüssel gibt es nicht.",
  "There is no such message.": "Diese Nachricht gibt es nicht.",
  "There is no such person in this group.": "Diese Person ist nicht in der Gruppe.",
  "There is no such person in this session.": "Diese Person ist nicht in der Sitzung.",
  "There is no such person on the roster.": "Diese Person steht nicht in der Gruppe.",
  "There is no such person, and no name of theirs.": "Diese Person gibt es nicht, und auch keinen Namen von ihr.",
  "There is no such poll.": "Diese Umfrage gibt es nicht.",
  "There is no such room in the plan.": "Diesen Raum gibt es in der Aufteilung nicht.",
  "There is no such session.": "Diese Sitzung gibt es nicht.",
  "There is no talking piece.": "Es gibt gerade keinen Redestab.",
  "There is nobody to ask for feedback.": "Es ist niemand da, der Rückmeldung geben kann.",
  "These are not answers to the scales of this check-in.": "Das sind keine Antworten auf die Skalen dieser Abfrage.",
  "These are not answers to this questionnaire.": "Das sind keine Antworten auf diesen Fragebogen.",
  "These are too many answers to choose from.": "Das sind zu viele Antworten zur Auswahl.",
  "These people are to be kept apart and together at once.":
    "Diese Personen sollen zugleich getrennt und zusammen bleiben.",
  "These people are to be kept apart.": "Diese Personen sollen getrennt bleiben.",
  "These people are to be kept together.": "Diese Personen sollen zusammenbleiben.",
  "These rooms stay open until they are closed; there is no time to extend.":
    "Diese Räume bleiben offen, bis sie geschlossen werden; es gibt keine Zeit zu verlängern.",
  "These words are for somebody else.": "Diese Worte sind für jemand anderen.",
  "These words are not among those offered.": "Diese Wörter standen nicht zur Auswahl.",
  "They are apart from the group just now.": "Die Person ist gerade nicht bei der Gruppe.",
  "They are apart from the group just now; please ask when they are back.":
    "Die Person ist gerade nicht bei der Gruppe. Bitte fragen Sie, wenn sie wieder da ist.",
  "They are in a side conversation with somebody else.": "Die Person ist gerade in einem Gespräch zu zweit.",
  "They are in another room.": "Die Person ist in einem anderen Raum.",
  "They are not in line in this go-around. Pause it to give somebody else the word.":
    "Die Person ist in dieser Runde nicht an der Reihe. Halten Sie die Runde an, um jemand anderem das Wort zu geben.",
  "They are not part of this go-around.": "Die Person gehört nicht zu dieser Runde.",
  "They are not part of this round.": "Die Person gehört nicht zu dieser Runde.",
  "They are not with you at the moment.": "Die Person ist im Moment nicht bei Ihnen.",
  "They are on hold; release them first.": "Die Person ist kurz außerhalb des Kreises. Holen Sie sie zuerst zurück.",
  "They have no role in this scene.": "Die Person hat in dieser Szene keine Rolle.",
  "They have not accepted the agreements yet.": "Die Person hat den Vereinbarungen noch nicht zugestimmt.",
  "They have not been let in yet.": "Die Person wurde noch nicht eingelassen.",
  "They observe; please invite them to speak first.":
    "Die Person beobachtet. Bitte laden Sie sie zuerst zum Sprechen ein.",
  "This account is closed.": "Dieses Konto ist geschlossen.",
  "This check-in does not ask for the mood.": "Diese Abfrage fragt nicht nach der Stimmung.",
  "This check-in has no questionnaire.": "Diese Abfrage hat keinen Fragebogen.",
  "This check-in is closed.": "Diese Abfrage ist geschlossen.",
  "This group does not exist any more.": "Diese Gruppe gibt es nicht mehr.",
  "This group exists already.": "Diese Gruppe gibt es schon.",
  "This group is archived.": "Diese Gruppe ist archiviert.",
  "This invitation does not belong to this session.": "Dieser Link gehört nicht zu dieser Sitzung.",
  "This invitation does not exist any more.": "Diesen Link gibt es nicht mehr.",
  "This invitation exists already.": "Diesen Link gibt es schon.",
  "This invitation has been withdrawn. Please ask for a new one.":
    "Dieser Link wurde zurückgezogen. Bitte fragen Sie nach einem neuen.",
  "This invitation has expired.": "Dieser Link ist abgelaufen.",
  "This invitation has expired. Please ask for a new one.":
    "Dieser Link ist abgelaufen. Bitte fragen Sie nach einem neuen.",
  "This invitation is somebody else's.": "Dieser Link gehört jemand anderem.",
  "This is locked for them; release the lock first.":
    "Das ist für diese Person gesperrt. Heben Sie zuerst die Sperre auf.",
  "This is not a session of a group of yours.": "Diese Sitzung gehört zu keiner Ihrer Gruppen.",
  "This is not your turn.": "Sie sind gerade nicht dran.",
  "This is the last segment of the agenda.": "Das ist der letzte Abschnitt des Ablaufs.",
  "This key exists already.": "Diesen Schlüssel gibt es schon.",
  "This link does not fit its invitation.": "Dieser Link passt nicht zu seiner Einladung.",
  "This link has expired. Please ask for a new one.": "Dieser Link ist abgelaufen. Bitte fragen Sie nach einem neuen.",
  "This link is not valid. Please ask for a new one.":
    "Dieser Link ist nicht gültig. Bitte fragen Sie nach einem neuen.",
  "This link was used too often just now; please wait a moment.":
    "Dieser Link wurde gerade zu oft verwendet. Bitte warten Sie einen Moment.",
  "This message is no longer there.": "Diese Nachricht ist nicht mehr da.",
  "This message is not valid.": "Der Server hat das nicht verstanden. Bitte laden Sie die Seite neu.",
  "This message is not valid: {0}.": "Der Server hat das nicht verstanden ({0}). Bitte laden Sie die Seite neu.",
  "This observer has not been invited to speak.": "Diese Person beobachtet und wurde nicht zum Sprechen eingeladen.",
  "This password is too easy to guess.": "Dieses Passwort ist zu leicht zu erraten.",
  "This person is on the roster already.": "Diese Person ist schon in der Gruppe.",
  "This poll has no such answer.": "Diese Antwort gibt es in der Umfrage nicht.",
  "This poll is closed.": "Diese Umfrage ist geschlossen.",
  "This room is full; please choose another one.": "Dieser Raum ist voll. Bitte wählen Sie einen anderen.",
  "This room is not open (any more).": "Dieser Raum ist nicht (mehr) offen.",
  "This room is not open to you; please choose another one.":
    "Dieser Raum ist für Sie nicht offen. Bitte wählen Sie einen anderen.",
  "This scene has been played; please close it and set up another one.":
    "Diese Szene ist gespielt. Bitte schließen Sie sie, und bereiten Sie eine neue vor.",
  "This scene has not been played.": "Diese Szene wurde noch nicht gespielt.",
  "This segment has no time that could be stopped.": "Dieser Abschnitt hat keine Zeit, die sich anhalten ließe.",
  "This segment is not in the agenda (any more).": "Dieser Abschnitt steht nicht (mehr) im Ablauf.",
  "This server takes at most {0} people in a session.":
    "Auf diesem Server kann eine Sitzung höchstens {0} Personen haben.",
  "This session cannot be opened now; please try again.":
    "Diese Sitzung lässt sich gerade nicht öffnen. Bitte versuchen Sie es noch einmal.",
  "This session does not exist any more.": "Diese Sitzung gibt es nicht mehr.",
  "This session exists already.": "Diese Sitzung gibt es schon.",
  "This session has ended.": "Diese Sitzung ist zu Ende.",
  "This session has had as many polls as it can have.": "In dieser Sitzung gab es schon so viele Umfragen wie möglich.",
  "This session is full.": "In dieser Sitzung sind alle Plätze besetzt.",
  "This session is locked; nobody new can come in now.":
    "Diese Sitzung ist geschlossen; im Moment kommt niemand Neues herein.",
  "This turn has no time that could be extended.": "Dieser Wortbeitrag hat keine Zeit, die sich verlängern ließe.",
  "Too many connections from this address; please wait a moment.":
    "Von dieser Adresse kommen zu viele Verbindungen. Bitte warten Sie einen Moment.",
  "Too many failed tries; please wait a while and try again.":
    "Zu viele Fehlversuche. Bitte warten Sie eine Weile, und versuchen Sie es dann noch einmal.",
  "Too many polls are open; please close one first.":
    "Es sind zu viele Umfragen offen. Bitte schließen Sie zuerst eine.",
  "Too many templates are saved; please delete one first.":
    "Es sind zu viele Vorlagen gespeichert. Bitte löschen Sie zuerst eine.",
  "Too much is going on in this session; please try again.":
    "In dieser Sitzung ist gerade zu viel los. Bitte versuchen Sie es noch einmal.",
  "Two of the answers are the same.": "Zwei der Antworten sind gleich.",
  "Two people cannot be kept both apart and together.":
    "Zwei Personen können nicht zugleich getrennt und zusammen bleiben.",
  "UNTIL is a date or a time such as 20261231T235959Z.":
    "Das Ende einer Wiederholung (UNTIL) ist ein Tag oder Zeitpunkt wie 20261231T235959Z.",
  "Who holds the talking piece hands it on.": "Weiter reicht den Redestab, wer ihn hält.",
  "You are apart from the group just now.": "Sie sind gerade nicht bei der Gruppe.",
  "You are apart from the group just now; come back to share your screen.":
    "Sie sind gerade nicht bei der Gruppe. Kommen Sie zurück, um Ihren Bildschirm zu zeigen.",
  "You are in a side conversation; end it first.": "Sie sind in einem Gespräch zu zweit. Beenden Sie es zuerst.",
  "You are not connected to a session.": "Sie sind mit keiner Sitzung verbunden.",
  "You are not in a small room.": "Sie sind in keiner Kleingruppe.",
  "You are not part of this round.": "Sie gehören nicht zu dieser Runde.",
  "You are not part of this session.": "Sie gehören nicht zu dieser Sitzung.",
  "You are not signed in.": "Sie sind nicht angemeldet.",
  "You can end your own side conversation only.": "Sie können nur Ihr eigenes Gespräch zu zweit beenden.",
  "You can switch your own microphone and camera on yourself.":
    "Ihr eigenes Mikrofon und Ihre Kamera schalten Sie selbst ein.",
  "You cannot give or take this role.": "Diese Rolle können Sie nicht geben oder nehmen.",
  "You cannot invite somebody to this role.": "In diese Rolle können Sie niemanden einladen.",
  "You cannot remove yourself; leave instead.":
    "Sie können sich nicht selbst entfernen. Verlassen Sie stattdessen die Sitzung.",
  "You have been removed from this session.": "Sie wurden aus dieser Sitzung genommen.",
  "You have left this session; join it again first.":
    "Sie haben diese Sitzung verlassen. Treten Sie zuerst wieder ein.",
  "You have no turn that could come later.": "Sie haben keinen Beitrag, der später kommen könnte.",
  "You have no turn to pass.": "Sie sind nicht dran und müssen nichts weitergeben.",
  "You have not been let in yet.": "Sie wurden noch nicht eingelassen.",
  "You have voted already. You can change your vote only where you gave it.":
    "Sie haben schon abgestimmt. Ändern können Sie Ihre Stimme nur dort, wo Sie sie abgegeben haben.",
  "You may lower your own hand only.": "Sie können nur Ihre eigene Hand senken.",
  "You would be writing to yourself.": "Sie würden sich selbst schreiben.",
  "Your connection sent far too much.": "Ihre Verbindung hat viel zu viel gesendet.",
  "Your role in this session does not allow this.": "Ihre Rolle in dieser Sitzung erlaubt das nicht.",
};
