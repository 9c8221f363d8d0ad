/** The server's refusals, sentence by sentence, in Spanish. Loaded only by a page in that language. */
import type { Sentences } from "../refusals";

export const sentences: Sentences = {
  "A ballot is 22 to 64 letters, digits, hyphens and underscores.": "Esta papeleta no es válida.",
  "A break is on already; extend it, or end it first.": "Ya hay un descanso. Alárguelo, o termínelo primero.",
  "A break needs a time of up to {0} minutes.": "Un descanso necesita una duración de {0} minutos como máximo.",
  "A countdown has 0 to {0} seconds.": "Una cuenta atrás dura de 0 a {0} segundos.",
  "A facilitator is an open staff account; one of these is none.":
    "Solo puede facilitar quien tiene una cuenta abierta, y una de estas personas no la tiene.",
  "A facilitator keeps your camera off for now.": "Por ahora, quien facilita mantiene apagada su cámara.",
  "A facilitator keeps your microphone off for now.": "Por ahora, quien facilita mantiene apagado su micrófono.",
  "A go-around is on already.": "Ya hay una ronda en curso.",
  "A go-around is on; end it first.": "Hay una ronda en curso. Termínela primero.",
  "A group has at most {0} facilitators.": "Un grupo puede tener {0} personas que lo faciliten como máximo.",
  "A group has at most {0} invitations.": "Un grupo puede tener {0} enlaces como máximo.",
  "A guest is invited to one session.": "A un acompañante se le invita a una sola sesión.",
  "A key needs a name of 1 to 64 characters.": "Una clave necesita un nombre de 1 a 64 caracteres.",
  "A key needs at least one scope.": "Elija qué puede hacer la clave, por favor.",
  "A login has 1 to 64 letters, digits or any of . @ + - _ and no spaces.":
    "Un usuario tiene de 1 a 64 letras, cifras o los signos . @ + - _ y ningún espacio.",
  "A meeting is named by when it begins, in milliseconds since 1970.": "Ese encuentro no existe.",
  "A meeting takes 1 to {0} minutes.": "Un encuentro dura de 1 a {0} minutos.",
  "A message carries exactly one object.": "El servidor no lo ha entendido. Vuelva a cargar la página, por favor.",
  "A name has 1 to 64 characters.": "Un nombre tiene de 1 a 64 caracteres.",
  "A pair is of two people on the roster.": "Una pareja es de dos personas de este grupo.",
  "A pair is two different people.": "Elija a dos personas distintas, por favor.",
  "A password has {0} to {1} characters.": "Una contraseña tiene de {0} a {1} caracteres.",
  "A pause in a room without a facilitator needs a time.":
    "Una pausa en una sala sin quien facilite necesita una duración.",
  "A pause is on in this room already; end it first.": "En esta sala ya hay una pausa. Termínela primero.",
  "A pause takes up to {0} minutes.": "Una pausa dura {0} minutos como máximo.",
  "A poll may be open for up to {0} minutes.": "Una encuesta puede estar abierta {0} minutos como máximo.",
  "A question that is answered in one's own words has no answers to choose from.":
    "Una pregunta que se responde con palabras propias no tiene respuestas para elegir.",
  "A room is for at least one person.": "Una sala es para al menos una persona.",
  "A room's name has 1 to {0} characters.": "El nombre de una sala tiene de 1 a {0} caracteres.",
  "A roster has at most {0} people.": "Un grupo puede tener {0} personas como máximo.",
  "A rule has COUNT or UNTIL, not both.":
    "Una repetición termina tras un número de veces o en una fecha, no ambas cosas.",
  "A rule has at most {0} characters.": "Una regla de repetición tiene {0} caracteres como máximo.",
  "A rule has each of its parts once, of these: {0}.":
    "Una regla de repetición tiene cada una de sus partes una sola vez, de entre estas: {0}.",
  "A rule is made of parts such as FREQ=WEEKLY;BYDAY=TU,TH.":
    "Una regla de repetición se compone de partes como FREQ=WEEKLY;BYDAY=TU,TH.",
  "A scale has a word for each of its two ends, or none.":
    "Una escala tiene una palabra para cada uno de sus dos extremos, o para ninguno.",
  "A scene has 1 to {0} people in its cast.": "En una escena actúan de 1 a {0} personas.",
  "A scene has up to {0} minutes.": "Una escena dura {0} minutos como máximo.",
  "A segment is in the agenda twice.": "Una parte está dos veces en la agenda.",
  "A segment needs a title of 1 to {0} characters.": "Una parte necesita un título de 1 a {0} caracteres.",
  "A session can be kept for 1 to {0} days after its end.":
    "El registro de una sesión se puede conservar de 1 a {0} días desde su final.",
  "A session can go on without leaders for up to 24 hours, or without end.":
    "Sin quien facilite, una sesión puede seguir hasta 24 horas, o sin límite.",
  "A session keeps its last facilitator; make somebody else one first.":
    "Una sesión conserva al menos a una persona que facilita. Dé primero esa función a alguien más.",
  "A session needs a title of 1 to {0} characters.": "Una sesión necesita un título de 1 a {0} caracteres.",
  "A side conversation needs somebody else.": "Para una conversación aparte hace falta otra persona.",
  "A title has 1 to {0} characters.": "Un título tiene de 1 a {0} caracteres.",
  "A token is needed to join a session.": "Para entrar en una sesión hace falta un enlace.",
  "A turn has {0} to {1} seconds.": "Un turno dura de {0} a {1} segundos.",
  "Agreements have 1 to {0} characters.": "Los acuerdos tienen de 1 a {0} caracteres.",
  "Agreements need a text of 1 to {0} characters.": "Los acuerdos necesitan un texto de 1 a {0} caracteres.",
  "An account needs a name of 1 to 64 characters.": "Una cuenta necesita un nombre de 1 a 64 caracteres.",
  "An agenda to be kept has 1 to {0} segments.": "Una agenda que se guarda tiene de 1 a {0} partes.",
  "An agenda has up to {0} segments.": "Una agenda tiene {0} partes como máximo.",
  "An anonymous poll cannot show names.": "Una encuesta anónima no puede mostrar nombres.",
  "An invitation ends after it begins, and not in the past.":
    "Un enlace termina después de empezar a valer, y no en el pasado.",
  "Another check-in is open; please close it first.": "Hay otro chequeo abierto. Ciérrelo primero, por favor.",
  "BYDAY has days such as MO,WE; by the month or year also such as 1MO or -1FR.":
    "Los días de una repetición (BYDAY) son días como MO,WE; por mes o por año también como 1MO o -1FR.",
  "Choose 0 to {0} minutes before anyone is judged.": "Elija de 0 a {0} minutos antes de que se valore a nadie.",
  "Each part of a breath takes up to {0} seconds, in and out at least one.":
    "Cada parte de una respiración dura {0} segundos como máximo; inspirar y espirar, al menos uno.",
  "Every role needs a name of its own.": "Cada papel necesita un nombre propio.",
  "Everybody may be heard; there is nothing to let somebody in to.":
    "Se oye a todo el grupo; no hace falta dejar oír a nadie.",
  "Everyone has one turn in the round.": "Cada persona tiene un turno en la ronda.",
  "Everyone in the cast has one role.": "Cada persona que actúa tiene un solo papel.",
  "Everyone may be listed once.": "Cada persona puede estar una sola vez en la lista.",
  "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.":
    "Una repetición (FREQ) es diaria, semanal, mensual o anual: DAILY, WEEKLY, MONTHLY, YEARLY.",
  "Facilitators come in by their accounts; a group invites participants, guests and observers.":
    "Quienes facilitan entran con su cuenta; los enlaces son para participantes, acompañantes y quienes observan.",
  "Feedback comes after a scene that was played.": "Los comentarios vienen después de representar una escena.",
  "It goes slowly just now; please wait {0} more s.": "Ahora el chat va despacio. Espere {0} s más, por favor.",
  "It is nobody's turn at the moment.": "En este momento no es el turno de nadie.",
  "It is not your turn in this round.": "En esta ronda no es su turno.",
  "It is too early for this invitation; please come back later.":
    "Todavía es pronto para este enlace. Vuelva más tarde, por favor.",
  "Leaders are under no lock.": "A quienes facilitan no se les bloquea.",
  "Leaders cannot be put on hold.": "No se puede poner en pausa a quienes facilitan.",
  "Leaders do not wait; nobody can send them to the waiting room.":
    "Quienes facilitan no esperan; nadie puede enviarles a la sala de espera.",
  "Leaders may share their screens anyway.": "Quienes facilitan pueden compartir su pantalla siempre.",
  "Login or password is not right.": "El usuario y la contraseña no coinciden.",
  "More people are to be kept together than fit into one room.":
    "Hay más personas que deben estar juntas de las que caben en una sala.",
  "Much is more than an equal share: choose a number above 1, at most {0}.":
    "«Mucho» es más que una parte igual: elija un número mayor que 1, {0} como máximo.",
  "Neither of them has a role in this scene.": "Ninguna de las dos personas tiene un papel en esta escena.",
  "No break is on.": "Ahora no hay ningún descanso.",
  "No feedback round is on.": "Ahora no hay ninguna ronda de comentarios.",
  "No go-around is on.": "Ahora no hay ninguna ronda.",
  "No hand is up.": "No hay ninguna mano levantada.",
  "No other facilitator is here now.": "En este momento no hay nadie más que facilite.",
  "No segment of the agenda is on.": "Ahora no hay en curso ninguna parte de la agenda.",
  "No small rooms are open.": "No hay salas pequeñas abiertas.",
  "Nobody can be in two rooms.": "Nadie puede estar en dos salas.",
  "Nobody can play and watch at once.": "Nadie puede actuar y observar a la vez.",
  "Nobody else is waiting; take your turn, or pass.": "Nadie más espera. Tome su turno o pase.",
  "Nobody is here for a go-around.": "No hay nadie para una ronda.",
  "Nobody of this id is in the record.": "Esta persona no está en el registro.",
  "Not everyone of the cast can play now. Please wait for them, or recast.":
    "No todas las personas que actúan pueden hacerlo ahora. Espere, o reparta los papeles de nuevo, por favor.",
  "Observers can have a part once they are invited to speak.":
    "Quienes observan pueden tener un papel cuando se les haya invitado a hablar.",
  "Observers speak when a leader has invited them to.":
    "Quienes observan hablan cuando quien facilita les ha invitado.",
  "Observers write to the facilitators.": "Quienes observan escriben a quienes facilitan.",
  "Only a facilitator can remove a facilitator.": "Solo quien facilita puede retirar a otra persona que facilita.",
  "Only a participant can ask for this.": "Solo puede pedirlo quien está en la sesión.",
  "Only a poll for words can take words of one's own.": "Solo una encuesta de palabras admite palabras propias.",
  "Only facilitators can end somebody else's sharing.":
    "Solo quienes facilitan pueden detener la pantalla de otra persona.",
  "Only facilitators share their screens, and those they let.":
    "Comparten su pantalla quienes facilitan y a quienes se lo permiten.",
  "Only observers need to be invited to speak.": "Solo hace falta invitar a hablar a quienes observan.",
  "Only people who are in this room can have a part in the scene.":
    "Solo puede tener un papel en la escena quien está en esta sala.",
  "Only people who are in this room can watch the scene.": "Solo puede observar la escena quien está en esta sala.",
  "Only they themselves, or a facilitator, can say so.": "Solo puede decirlo la propia persona o quien facilita.",
  "People may choose 1 to {0} answers.": "Se pueden elegir de 1 a {0} respuestas.",
  "People on the roster are invited as participants.": "A las personas del grupo se les invita como participantes.",
  "Please answer something, or choose not to take part.": "Responda a algo, o elija no participar, por favor.",
  "Please ask a question of 1 to {0} characters.": "Haga una pregunta de 1 a {0} caracteres, por favor.",
  "Please ask for at most {0} scales, each with a label of its own.":
    "Pregunte por {0} escalas como máximo, cada una con su propio nombre, por favor.",
  "Please ask for something: the mood, a scale, words, or a questionnaire.":
    "Pregunte por algo: el ánimo, una escala, palabras o un cuestionario, por favor.",
  "Please choose 0 to {0} seconds.": "Elija de 0 a {0} segundos, por favor.",
  "Please choose 1 to {0} answers.": "Elija de 1 a {0} respuestas, por favor.",
  "Please choose 1 to {0} words.": "Elija de 1 a {0} palabras, por favor.",
  "Please choose a name of 1 to {0} characters.": "Elija un nombre de 1 a {0} caracteres, por favor.",
  "Please choose a whole number from 0 to {0}.": "Elija un número entero de 0 a {0}, por favor.",
  "Please choose from the words that are offered.": "Elija entre las palabras que se ofrecen, por favor.",
  "Please choose one answer.": "Elija una respuesta, por favor.",
  "Please choose one word.": "Elija una palabra, por favor.",
  "Please choose words of 1 to {0} characters.": "Elija palabras de 1 a {0} caracteres, por favor.",
  "Please choose words.": "Elija palabras, por favor.",
  "Please close the poll first.": "Cierre primero la encuesta, por favor.",
  "Please give 2 to {0} answers.": "Ponga de 2 a {0} respuestas, por favor.",
  "Please give each answer 1 to {0} characters.": "Cada respuesta tiene de 1 a {0} caracteres.",
  "Please give every role a name of 1 to {0} characters.":
    "Dé a cada papel un nombre de 1 a {0} caracteres, por favor.",
  "Please hand the talking piece on.": "Pase el objeto de la palabra, por favor.",
  "Please list who is to have a turn.": "Elija quién va a tener un turno, por favor.",
  "Please name everyone who watches once.": "Nombre una sola vez a cada persona que observa, por favor.",
  "Please offer 1 to {0} different words, of at most {1} characters each.":
    "Ofrezca de 1 a {0} palabras distintas, de {1} caracteres como máximo cada una, por favor.",
  "Please stay until the rooms close, or ask for help.":
    "Quédese hasta que se cierren las salas, o pida ayuda, por favor.",
  "Please write 1 to {0} characters.": "Escriba de 1 a {0} caracteres, por favor.",
  "Please write 1 to {0} prompts of up to {1} characters.":
    "Escriba de 1 a {0} preguntas guía de {1} caracteres como máximo, por favor.",
  "Private messages to each other are off in this group.":
    "En este grupo, los mensajes privados entre participantes están desactivados.",
  "Quiet is less than an equal share: choose a number between 0 and 1.":
    "«Poco» es menos que una parte igual: elija un número entre 0 y 1.",
  "Results may be withheld below {0} to {1} votes.": "Los resultados se pueden ocultar por debajo de {0} a {1} votos.",
  "Roles are swapped between two people.": "Los papeles se intercambian entre dos personas.",
  "Say how many rooms there are to be, or how many people in each.":
    "Indique cuántas salas debe haber, o cuántas personas en cada una.",
  "Say how many rooms, or how many people in each, but not both.":
    "Indique cuántas salas o cuántas personas en cada una, pero no ambas cosas.",
  "Sessions are kept for 1 to {0} days.": "El registro se conserva de 1 a {0} días.",
  "Sessions of yours belong to a group: POST /groups/{group}/sessions.":
    "Sus sesiones pertenecen a un grupo. Créelas allí, por favor.",
  "Small rooms are open already; close them first.": "Ya hay salas pequeñas abiertas. Ciérrelas primero.",
  "Somebody counts as heard after more than 0 and up to {0} seconds of speech.":
    "Se considera que se ha oído a alguien tras hablar más de 0 y hasta {0} segundos.",
  "Somebody has to play. End the scene if nobody does.":
    "Alguien tiene que actuar. Si no actúa nadie, termine la escena.",
  "Somebody is named twice.": "Alguien aparece dos veces.",
  "Somebody is sharing their screen; you can when they have done.":
    "Alguien está compartiendo su pantalla; podrá usted cuando termine.",
  "Something went wrong in this session.": "Algo ha fallado en esta sesión.",
  "Something went wrong on the server; please try again.":
    "Algo ha fallado en el servidor. Vuelva a intentarlo, por favor.",
  "That was too fast; please wait a moment.": "Ha sido demasiado rápido. Espere un momento, por favor.",
  "The capacity must be between 1 and {0}.": "Los lugares deben ser entre 1 y {0}.",
  "The chat is off; you can write to the facilitators.":
    "El chat está desactivado. Puede escribir a quienes facilitan.",
  "The go-around is waiting for those who are not there.": "La ronda espera a quienes no están.",
  "The group has no meeting at this time.": "El grupo no tiene ningún encuentro a esa hora.",
  "The group has no such session, or it is over.": "El grupo no tiene esa sesión, o ya ha terminado.",
  "The group has no such session.": "El grupo no tiene esa sesión.",
  "The old password is not right.": "La contraseña actual no es correcta.",
  "The password has just been changed; please try again.":
    "La contraseña se acaba de cambiar. Vuelva a intentarlo, por favor.",
  "The people kept apart and together do not fit into rooms of even size; try more or fewer rooms.":
    "Las personas que deben estar separadas o juntas no caben en salas de igual tamaño. Pruebe con más o menos salas.",
  "The record of this session is damaged; please tell the staff.":
    "El registro de esta sesión está dañado. Avise al personal, por favor.",
  "The rooms are not for choosing; please ask a facilitator.":
    "Estas salas no se eligen. Pregunte a quien facilita, por favor.",
  "The rule gives no meeting in its first {0} years.":
    "Esta repetición no da ningún encuentro en sus primeros {0} años.",
  "The rule is not one of RFC 5545, such as FREQ=WEEKLY;BYDAY=TU,TH.":
    "La regla de repetición no es como FREQ=WEEKLY;BYDAY=TU,TH (RFC 5545).",
  "The scene has been played; its roles do not change any more.":
    "La escena ya se ha representado; sus papeles ya no cambian.",
  "The scene is not being played.": "La escena no está en curso.",
  "The scene is not being played; there is no time to extend.":
    "La escena no está en curso; no hay tiempo que alargar.",
  "The segment that is on stays in the agenda; go on to another one first.":
    "La parte en curso se queda en la agenda. Pase antes a otra.",
  "The server cannot do this right now; please try again in a moment.":
    "El servidor no puede hacerlo ahora. Vuelva a intentarlo en un momento, por favor.",
  "The server is restarting; you will be back in a moment.":
    "El servidor se está reiniciando. En un momento estará de vuelta.",
  "The server is starting or stopping; please try again.":
    "El servidor está arrancando o parándose. Vuelva a intentarlo, por favor.",
  "The server takes no more connections now.": "El servidor no admite más conexiones en este momento.",
  "The start is a local time such as 2026-03-03T18:00, from {0} to {1}.":
    "El comienzo es una hora local como 2026-03-03T18:00, de {0} a {1}.",
  "The talking piece goes around; take it back first.": "El objeto de la palabra está en uso. Recójalo primero.",
  "The talking piece is handed on by who holds it.": "El objeto de la palabra lo pasa quien lo tiene.",
  "The time must be more than 0 and at most {0} minutes.":
    "El tiempo debe ser de más de 0 y de {0} minutos como máximo.",
  "The time zone is not one of the IANA database, such as Europe/Vienna.":
    "Esa zona horaria no existe. Un ejemplo es Europe/Madrid.",
  "Their connection is lost just now; please try again when they are back.":
    "La conexión de esta persona está interrumpida. Vuelva a intentarlo cuando haya vuelto, por favor.",
  "There are more names than rooms.": "Hay más nombres que salas.",
  "There are more rooms than people to be placed.": "Hay más salas que personas por repartir.",
  "There are {0} keys already; revoke some first.": "Ya hay {0} claves. Revoque primero alguna.",
  "There can be 1 to {0} rooms.": "Puede haber de 1 a {0} salas.",
  "There can be at most {0} pairs.": "Puede haber {0} parejas como máximo.",
  "There has been no round that could be repeated.": "Todavía no ha habido un reparto que se pueda repetir.",
  "There have been too many check-ins in this session.": "En esta sesión ya ha habido demasiados chequeos.",
  "There is a break or a pause; you can share your screen when it is over.":
    "Hay un descanso o una pausa; podrá compartir su pantalla cuando termine.",
  "There is a scene in this room already; please close it first.":
    "En esta sala ya hay una escena. Ciérrela primero, por favor.",
  "There is a session for this meeting already.": "Ya hay una sesión para este encuentro.",
  "There is an account of this login already.": "Ya hay una cuenta con ese usuario.",
  "There is no agenda yet.": "Todavía no hay agenda.",
  "There is no alert about this person.": "No hay ningún aviso sobre esta persona.",
  "There is no plan for small rooms.": "No hay ningún plan de salas pequeñas.",
  "There is no scene in this room.": "En esta sala no hay ninguna escena.",
  "There is no session now; please come back when the next one is about to begin.":
    "Ahora no hay ninguna sesión. Vuelva cuando esté por empezar la próxima, por favor.",
  "There is no such account.": "Esa cuenta no existe.",
  "There is no such check-in.": "Ese chequeo no existe.",
  "There is no such group.": "Ese grupo no existe.",
  "There is no such invitation.": "Ese enlace no existe.",
  "There is no such key.": "Esa clave no existe.",
  "There is no such message.": "Ese mensaje no existe.",
  "There is no such person in this group.": "Esa persona no está en este grupo.",
  "There is no such person in this session.": "Esa persona no está en esta sesión.",
  "There is no such person on the roster.": "Esa persona no figura en el grupo.",
  "There is no such person, and no name of theirs.": "Esa persona no existe, ni tampoco un nombre suyo.",
  "There is no such poll.": "Esa encuesta no existe.",
  "There is no such room in the plan.": "Esa sala no está en el plan.",
  "There is no such session.": "Esa sesión no existe.",
  "There is no talking piece.": "No hay ningún objeto de la palabra.",
  "There is nobody to ask for feedback.": "No hay a quién pedir comentarios.",
  "These are not answers to the scales of this check-in.": "Esas no son respuestas a las escalas de este chequeo.",
  "These are not answers to this questionnaire.": "Esas no son respuestas a este cuestionario.",
  "These are too many answers to choose from.": "Son demasiadas respuestas para elegir.",
  "These people are to be kept apart and together at once.": "Estas personas deben estar separadas y juntas a la vez.",
  "These people are to be kept apart.": "Estas personas deben estar en salas distintas.",
  "These people are to be kept together.": "Estas personas deben estar en la misma sala.",
  "These rooms stay open until they are closed; there is no time to extend.":
    "Estas salas siguen abiertas hasta que se cierren; no hay tiempo que alargar.",
  "These words are for somebody else.": "Esas palabras son para otra persona.",
  "These words are not among those offered.": "Esas palabras no están entre las que se ofrecen.",
  "They are apart from the group just now.": "Esa persona está ahora aparte del grupo.",
  "They are apart from the group just now; please ask when they are back.":
    "Esa persona está ahora aparte del grupo. Pídaselo cuando haya vuelto, por favor.",
  "They are in a side conversation with somebody else.": "Esa persona está en una conversación aparte con alguien más.",
  "They are in another room.": "Esa persona está en otra sala.",
  "They are not in line in this go-around. Pause it to give somebody else the word.":
    "Esa persona no espera turno en esta ronda. Deténgala para dar la palabra a alguien más.",
  "They are not part of this go-around.": "Esa persona no está en esta ronda.",
  "They are not part of this round.": "Esa persona no está en esta ronda.",
  "They are not with you at the moment.": "Esa persona no está con usted en este momento.",
  "They are on hold; release them first.": "Esa persona está en pausa. Quítele primero la pausa.",
  "They have no role in this scene.": "Esa persona no tiene ningún papel en esta escena.",
  "They have not accepted the agreements yet.": "Esa persona todavía no ha aceptado los acuerdos.",
  "They have not been let in yet.": "A esa persona todavía no se le ha admitido.",
  "They observe; please invite them to speak first.": "Esa persona observa. Invítele primero a hablar, por favor.",
  "This account is closed.": "Esta cuenta está cerrada.",
  "This check-in does not ask for the mood.": "Este chequeo no pregunta por el ánimo.",
  "This check-in has no questionnaire.": "Este chequeo no tiene cuestionario.",
  "This check-in is closed.": "Este chequeo está cerrado.",
  "This group does not exist any more.": "Este grupo ya no existe.",
  "This group exists already.": "Este grupo ya existe.",
  "This group is archived.": "Este grupo está archivado.",
  "This invitation does not belong to this session.": "Este enlace no es de esta sesión.",
  "This invitation does not exist any more.": "Este enlace ya no existe.",
  "This invitation exists already.": "Este enlace ya existe.",
  "This invitation has been withdrawn. Please ask for a new one.":
    "Este enlace se ha retirado. Pida uno nuevo, por favor.",
  "This invitation has expired.": "Este enlace ha caducado.",
  "This invitation has expired. Please ask for a new one.": "Este enlace ha caducado. Pida uno nuevo, por favor.",
  "This invitation is somebody else's.": "Este enlace es de otra persona.",
  "This is locked for them; release the lock first.": "Esto está bloqueado para esa persona. Quite primero el bloqueo.",
  "This is not a session of a group of yours.": "Esta sesión no es de ninguno de sus grupos.",
  "This is not your turn.": "No es su turno.",
  "This is the last segment of the agenda.": "Esta es la última parte de la agenda.",
  "This key exists already.": "Esta clave ya existe.",
  "This link does not fit its invitation.": "Este enlace no corresponde a su invitación.",
  "This link has expired. Please ask for a new one.": "Este enlace ha caducado. Pida uno nuevo, por favor.",
  "This link is not valid. Please ask for a new one.": "Este enlace no es válido. Pida uno nuevo, por favor.",
  "This link was used too often just now; please wait a moment.":
    "Este enlace se ha usado demasiadas veces seguidas. Espere un momento, por favor.",
  "This message is no longer there.": "Este mensaje ya no está.",
  "This message is not valid.": "El servidor no lo ha entendido. Vuelva a cargar la página, por favor.",
  "This message is not valid: {0}.": "El servidor no lo ha entendido ({0}). Vuelva a cargar la página, por favor.",
  "This observer has not been invited to speak.": "Esta persona observa y no se le ha invitado a hablar.",
  "This password is too easy to guess.": "Esta contraseña es demasiado fácil de adivinar.",
  "This person is on the roster already.": "Esta persona ya está en el grupo.",
  "This poll has no such answer.": "Esta encuesta no tiene esa respuesta.",
  "This poll is closed.": "Esta encuesta está cerrada.",
  "This room is full; please choose another one.": "Esta sala está completa. Elija otra, por favor.",
  "This room is not open (any more).": "Esta sala no está abierta (o ya no).",
  "This room is not open to you; please choose another one.":
    "Esta sala no está abierta para usted. Elija otra, por favor.",
  "This scene has been played; please close it and set up another one.":
    "Esta escena ya se ha representado. Ciérrela y prepare otra, por favor.",
  "This scene has not been played.": "Esta escena no se ha representado.",
  "This segment has no time that could be stopped.": "Esta parte no tiene un tiempo que se pueda detener.",
  "This segment is not in the agenda (any more).": "Esta parte no está en la agenda (o ya no).",
  "This server takes at most {0} people in a session.":
    "En este servidor una sesión puede tener {0} personas como máximo.",
  "This session cannot be opened now; please try again.":
    "Esta sesión no se puede abrir ahora. Vuelva a intentarlo, por favor.",
  "This session does not exist any more.": "Esta sesión ya no existe.",
  "This session exists already.": "Esta sesión ya existe.",
  "This session has ended.": "Esta sesión ha terminado.",
  "This session has had as many polls as it can have.": "Esta sesión ya ha tenido todas las encuestas posibles.",
  "This session is full.": "Esta sesión está completa.",
  "This session is locked; nobody new can come in now.": "Esta sesión está bloqueada; ahora no puede entrar nadie más.",
  "This turn has no time that could be extended.": "Este turno no tiene un tiempo que se pueda alargar.",
  "Too many connections from this address; please wait a moment.":
    "Hay demasiadas conexiones desde esta dirección. Espere un momento, por favor.",
  "Too many failed tries; please wait a while and try again.":
    "Demasiados intentos fallidos. Espere un rato y vuelva a intentarlo, por favor.",
  "Too many polls are open; please close one first.":
    "Hay demasiadas encuestas abiertas. Cierre primero una, por favor.",
  "Too many templates are saved; please delete one first.":
    "Hay demasiadas plantillas guardadas. Borre primero una, por favor.",
  "Too much is going on in this session; please try again.":
    "En esta sesión hay ahora demasiada actividad. Vuelva a intentarlo, por favor.",
  "Two of the answers are the same.": "Dos de las respuestas son iguales.",
  "Two people cannot be kept both apart and together.": "Dos personas no pueden estar a la vez separadas y juntas.",
  "UNTIL is a date or a time such as 20261231T235959Z.":
    "El final de una repetición (UNTIL) es una fecha o una hora como 20261231T235959Z.",
  "Who holds the talking piece hands it on.": "El objeto de la palabra lo pasa quien lo tiene.",
  "You are apart from the group just now.": "Ahora está aparte del grupo.",
  "You are apart from the group just now; come back to share your screen.":
    "Ahora mismo está aparte del grupo; vuelva para compartir su pantalla.",
  "You are in a side conversation; end it first.": "Está en una conversación aparte. Termínela primero.",
  "You are not connected to a session.": "No está en conexión con ninguna sesión.",
  "You are not in a small room.": "No está en una sala pequeña.",
  "You are not part of this round.": "Usted no está en esta ronda.",
  "You are not part of this session.": "Usted no forma parte de esta sesión.",
  "You are not signed in.": "No ha accedido a su cuenta.",
  "You can end your own side conversation only.": "Solo puede terminar su propia conversación aparte.",
  "You can switch your own microphone and camera on yourself.": "Su propio micrófono y su cámara los activa usted.",
  "You cannot give or take this role.": "Usted no puede dar ni quitar esta función.",
  "You cannot invite somebody to this role.": "Usted no puede invitar a nadie con esta función.",
  "You cannot remove yourself; leave instead.": "No puede retirarse a sí; salga de la sesión.",
  "You have been removed from this session.": "Se le ha retirado de esta sesión.",
  "You have left this session; join it again first.": "Ha salido de esta sesión. Vuelva a entrar primero.",
  "You have no turn that could come later.": "No tiene un turno que pueda dejar para después.",
  "You have no turn to pass.": "No tiene un turno que pasar.",
  "You have not been let in yet.": "Todavía no se le ha admitido.",
  "You have voted already. You can change your vote only where you gave it.":
    "Ya ha votado. Solo puede cambiar su voto donde lo emitió.",
  "You may lower your own hand only.": "Solo puede bajar su propia mano.",
  "You would be writing to yourself.": "Se estaría escribiendo a sí.",
  "Your connection sent far too much.": "Su conexión ha enviado demasiado.",
  "Your role in this session does not allow this.": "Su función en esta sesión no lo permite.",
};
