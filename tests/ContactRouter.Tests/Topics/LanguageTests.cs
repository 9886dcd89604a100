using ContactRouter.Topics;

namespace ContactRouter.Tests.Topics;

/// <summary>The eight languages that customers write in, and the ways in which they write them.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("refunds", "I sent the lamp back three weeks ago, where is my money?")]
    [InlineData("refunds", "Ich habe die Lampe vor drei Wochen zurückgeschickt, wo bleibt mein Geld?")]
    [InlineData("refunds", "Devolví la lámpara hace tres semanas, ¿cuándo me devuelven el dinero?")]
    [InlineData("refunds", "J'ai renvoyé la lampe il y a trois semaines, quand serai-je remboursé ?")]
    [InlineData("refunds", "Ho rispedito la lampada tre settimane fa, quando ricevo il rimborso?")]
    [InlineData("refunds", "Ik heb de lamp drie weken geleden teruggestuurd, waar blijft mijn geld?")]
    [InlineData("refunds", "Odesłałem lampę trzy tygodnie temu, kiedy dostanę zwrot pieniędzy?")]
    [InlineData("refunds", "Devolvi o candeeiro há três semanas, quando recebo o reembolso?")]
    [InlineData("damaged_products", "Drei der Gläser waren zerbrochen, als wir den Karton öffneten.")]
    [InlineData("damaged_products", "Tres de los vasos llegaron rotos.")]
    [InlineData("damaged_products", "Trois verres sont arrivés cassés.")]
    [InlineData("damaged_products", "Tre bicchieri sono arrivati rotti.")]
    [InlineData("damaged_products", "Drie van de glazen kwamen kapot aan.")]
    [InlineData("damaged_products", "Trzy szklanki przyszły stłuczone.")]
    [InlineData("damaged_products", "Três copos chegaram partidos.")]
    [InlineData("billing", "Bitte schicken Sie uns eine Kopie der Rechnung vom März.")]
    [InlineData("billing", "Necesito una copia de la factura de marzo, por favor.")]
    [InlineData("billing", "Pourriez-vous nous envoyer une copie de la facture de mars ?")]
    [InlineData("billing", "Potete mandarci una copia della fattura di marzo?")]
    [InlineData("billing", "Kunt u ons een kopie van de factuur van maart sturen?")]
    [InlineData("billing", "Proszę o kopię faktury za marzec.")]
    [InlineData("billing", "Podem enviar-nos uma cópia da fatura de março?")]
    public void A_message_is_recognised_in_its_language(string topic, string text) => Assert.Equal(topic, TopicOf(text));

    [Theory]
    [InlineData("Wann bekomme ich die Rückerstattung?", "WANN BEKOMME ICH DIE RUECKERSTATTUNG")]
    [InlineData("¿Cuándo llega mi devolución del dinero?", "cuando llega mi devolucion del dinero")]
    [InlineData("Quand serai-je remboursé ?", "quand serai je rembourse")]
    [InlineData("Gdzie są moje pieniądze za zwrócony towar?", "gdzie sa moje pieniadze za zwrocony towar")]
    public void Accents_capitals_and_signs_are_no_matter(string careful, string hasty) => Assert.Equal(TopicOf(careful), TopicOf(hasty));

    private static string? TopicOf(string text) => Classifiers.Standard.Classify(new TopicInput("", text)).Topic?.Name;
}
