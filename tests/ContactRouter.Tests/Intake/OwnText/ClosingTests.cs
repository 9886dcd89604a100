namespace ContactRouter.Tests.Intake.OwnText;

public sealed class ClosingTests
{
    [Theory]
    [InlineData("Kind regards,")]
    [InlineData("BEST REGARDS")]
    [InlineData("Thanks & regards")]
    [InlineData("Mit freundlichen Grüßen")]
    [InlineData("Mit freundlichen Grüssen,")]
    [InlineData("Viele Grüße!")]
    [InlineData("MfG")]
    [InlineData("Saludos cordiales,")]
    [InlineData("Atentamente.")]
    [InlineData("Cordialement,")]
    [InlineData("Bien à vous")]
    [InlineData("Cordiali saluti")]
    [InlineData("Distinti saluti,")]
    [InlineData("Met vriendelijke groet,")]
    [InlineData("Groeten")]
    [InlineData("Z poważaniem")]
    [InlineData("Pozdrawiam,")]
    [InlineData("Com os melhores cumprimentos,")]
    [InlineData("Atenciosamente")]
    public void A_sign_off_goes_with_the_name_and_the_contact_lines_behind_it(string signOff) =>
        Assert.Equal("Mine", Own.Of($"Mine\n\n{signOff}\n\nAnna Berg\nHead of Purchasing and Returns\nTel. 0123 456\nwww.shop.example"));

    [Theory]
    [InlineData("PS: the blue one")]
    [InlineData("P.S. Call me")]
    [InlineData("my order is number three")]
    [InlineData("Please call back today or tomorrow.")]
    [InlineData("Any news?")]
    [InlineData("Order no. B2B12345")]
    [InlineData("Bestellung: B2B12345")]
    [InlineData("Pedido B2B12345")]
    [InlineData("Zamówienie B2B12345")]
    public void What_is_said_below_the_name_is_the_writers_own(string line) => Assert.Equal($"Mine | {line}", Own.Of($"Mine\nRegards,\nAnna Berg\n\n{line}"));

    [Theory]
    [InlineData("Two are late.\nThanks and regards\nB2B12345\nB2B12346", "Two are late. | B2B12345 | B2B12346")]
    [InlineData("Please look at these orders\n--\nB2B12345\nB2B12346", "Please look at these orders | -- | B2B12345 | B2B12346")]
    [InlineData("The blue ones came.\n--\nwhere are the red ones", "The blue ones came. | -- | where are the red ones")]
    [InlineData("Greetings,\nRefund please", "Greetings, | Refund please")]
    [InlineData("Two cups.\nBest regards\n> Which colour?\nBlue.", "Two cups. | Blue.")]
    [InlineData("--", "--")]
    public void Without_a_name_below_it_is_no_closing(string text, string own) => Assert.Equal(own, Own.Of(text));

    [Theory]
    [InlineData("Mine\n-- \nACME Ltd.\nthis is how we sign all of our letters, and it is a long line", "Mine")]
    [InlineData("Mine\n--\nAnna Berg\nACME Ltd.", "Mine")]
    [InlineData("Mine\n--\nAnna Berg\n\nOne more thing that I forgot to ask about.", "Mine | One more thing that I forgot to ask about.")]
    public void A_signature_is_left_out(string text, string own) => Assert.Equal(own, Own.Of(text));

    [Theory]
    [InlineData("Sent from my iPhone")]
    [InlineData("Sent from Outlook for Android")]
    [InlineData("Get Outlook for iOS")]
    [InlineData("Sent from Mail for Windows")]
    [InlineData("Gesendet mit der GMX Mail App")]
    [InlineData("Outlook für iOS beziehen")]
    [InlineData("Sent from Yahoo Mail on Android")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("Gesendet von Outlook für Android")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Envoyé depuis mon téléphone")]
    [InlineData("Inviato da iPhone")]
    [InlineData("Verstuurd vanaf mijn iPhone")]
    [InlineData("Verzonden vanaf mijn Samsung")]
    [InlineData("Wysłane z iPhone'a")]
    [InlineData("Enviado do meu iPhone")]
    [InlineData("Enviado do meu telemóvel")]
    public void The_line_of_a_telephone_is_left_out(string line) => Assert.Equal("Mine | PS: too", Own.Of($"Mine\n\n{line}\n\nPS: too"));

    [Theory]
    [InlineData("Sent from my warehouse on Monday")]
    [InlineData("Von meinem Konto wurde zweimal abgebucht")]
    [InlineData("Von meinem Mobiltelefon aus kann ich nicht bestellen.")]
    [InlineData("Outlook für Windows zeigt die Rechnung nicht an")]
    [InlineData("Verzonden naar het verkeerde mailadres")]
    [InlineData("Verzonden met de koerier op maandag")]
    [InlineData("Wysłane z magazynu w poniedziałek")]
    [InlineData("Sent from my iPhone, how could I know that the order went out twice?")]
    public void What_only_begins_like_it_is_the_writers_own(string line) => Assert.Equal(line, Own.Of(line));
}
