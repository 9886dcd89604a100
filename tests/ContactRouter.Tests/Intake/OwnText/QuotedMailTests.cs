namespace ContactRouter.Tests.Intake.OwnText;

public sealed class QuotedMailTests
{
    [Theory]
    [InlineData("On Mon, Nov 23, 2026 at 10:02 AM Shop <cs@shop.example> wrote:")]
    [InlineData("On 23/11/2026 10:02, Shop wrote:")]
    [InlineData("On Monday, November 23, 2026 at 10:02:11 AM GMT+8, Customer Service of the Shop\n<cs@shop.example> wrote:")]
    [InlineData("Am Mo., 23. Nov. 2026 um 10:02 Uhr schrieb Shop <cs@shop.example>:")]
    [InlineData("Am 23.11.26 um 10:02 schrieb Shop:")]
    [InlineData("Shop <cs@shop.example> schrieb am Mo., 23. Nov. 2026, 10:02:")]
    [InlineData("Le lun. 23 nov. 2026 à 10:02, Service client <cs@shop.example> a écrit :")]
    [InlineData("Le lun. 23 nov. 2026 à 10:02, Service client <cs@shop.example> a\nécrit\u00a0:")]
    [InlineData("Le 23/11/2026 à 10:02, Service client a écrit\u202f:")]
    [InlineData("El lun, 23 nov 2026 a las 10:02, Shop (<cs@shop.example>) escribió:")]
    [InlineData("El 23/11/26 a las 10:02, Shop escribió:")]
    [InlineData("Il giorno lun 23 nov 2026 alle ore 10:02 Shop <cs@shop.example> ha scritto:")]
    [InlineData("Il 23/11/26 10:02, Shop ha scritto:")]
    [InlineData("Op ma 23 nov 2026 om 10:02 schreef Shop <cs@shop.example>:")]
    [InlineData("Op 23-11-2026 om 10:02 schreef Shop:")]
    [InlineData("Em seg., 23 de nov. de 2026 às 10:02, Shop <cs@shop.example> escreveu:")]
    [InlineData("Em 23/11/2026 10:02, Shop escreveu:")]
    [InlineData("W dniu 23.11.2026 o 10:02, Shop pisze:")]
    [InlineData("W dniu pon., 23 lis 2026 o 10:02 Shop <cs@shop.example> napisał(a):")]
    [InlineData("pon., 23 lis 2026 o 10:02 Shop <cs@shop.example> napisał(a):")]
    [InlineData("2026-11-23 10:02 GMT+01:00 Shop <cs@shop.example>:")]
    public void The_line_above_a_quote_goes_with_it(string attribution)
    {
        Assert.Equal("Mine above | Mine below", Own.Of($"Mine above\n\n{attribution}\n\n> Yours\n>> Mine of before\n>\n\nMine below"));
        Assert.Equal("Mine above", Own.Of($"Mine above\r\n\r\n{attribution.ReplaceLineEndings("\r\n")}\r\n\r\nYours, unmarked\r\nand more"));
    }

    [Theory]
    [InlineData("-----Original Message-----")]
    [InlineData("-------- Original message --------")]
    [InlineData("---------- Forwarded message ---------")]
    [InlineData("-----Ursprüngliche Nachricht-----")]
    [InlineData("-------- Weitergeleitete Nachricht --------")]
    [InlineData("-----Mensaje original-----")]
    [InlineData("-----Message d'origine-----")]
    [InlineData("-------- Message transféré --------")]
    [InlineData("-----Messaggio originale-----")]
    [InlineData("-----Oorspronkelijk bericht-----")]
    [InlineData("-----Wiadomość oryginalna-----")]
    [InlineData("-----Mensagem original-----")]
    [InlineData("__________ Original Message __________")]
    public void A_copied_mail_begins_at_its_rule(string rule)
    {
        Assert.Equal("Mine", Own.Of($"Mine\n\n{rule}\nFrom: Shop\nYours"));
        Assert.Equal("", Own.Of($"{rule}\nYours"));
    }

    [Theory]
    [InlineData("From: Shop <cs@shop.example>\nSent: Monday, November 23, 2026 10:02 AM\nTo: Anna Berg\nSubject: Your order")]
    [InlineData("From: Shop\nSent: Monday\nTo: me\nSubject: Your order")]
    [InlineData("*From:* Shop <cs@shop.example>\n*Sent:* Monday\n*To:* Anna\n*Subject:* Your order")]
    [InlineData("Von: Shop <cs@shop.example>\nGesendet: Montag, 23. November 2026 10:02\nAn: Anna Berg\nBetreff: Ihre Bestellung")]
    [InlineData("De: Tienda <cs@shop.example>\nEnviado el: lunes, 23 de noviembre de 2026 10:02\nPara: Anna\nAsunto: Su pedido")]
    [InlineData("De : Boutique <cs@shop.example>\nEnvoyé : lundi 23 novembre 2026 10:02\nÀ : Anna\nObjet : Votre commande")]
    [InlineData("De\u00a0: Boutique\nEnvoyé\u00a0: lundi\nÀ\u00a0: Anna\nObjet\u00a0: Votre commande")]
    [InlineData("Da: Negozio <cs@shop.example>\nInviato: lunedì 23 novembre 2026 10:02\nA: Anna\nOggetto: Il suo ordine")]
    [InlineData("Van: Winkel <cs@shop.example>\nVerzonden: maandag 23 november 2026 10:02\nAan: Anna\nOnderwerp: Uw bestelling")]
    [InlineData("Od: Sklep <cs@shop.example>\nWysłano: poniedziałek, 23 listopada 2026 10:02\nDo: Anna\nTemat: Zamówienie")]
    [InlineData("De: Loja <cs@shop.example>\nEnviada em: segunda-feira, 23 de novembro de 2026 10:02\nPara: Anna\nAssunto: A sua encomenda")]
    [InlineData("Begin forwarded message:\n\nFrom: Shop <cs@shop.example>\nSubject: Your order\nDate: 23 November 2026 at 10:02:11 CET\nTo: anna@shop.example")]
    [InlineData("Anfang der weitergeleiteten Nachricht:\n\nVon: Shop <cs@shop.example>\nBetreff: Ihre Bestellung\nDatum: 23. November 2026\nAn: anna@shop.example")]
    [InlineData("________________________________\nFrom: Shop <cs@shop.example>\nSent: Monday\nTo: Anna\nSubject: Your order")]
    [InlineData("From: Shop <cs@shop.example>\n\nSent: Monday\n\nTo: Anna Berg; Ben Lund;\nCarl Moe\n\nSubject: Your order")]
    public void A_copied_mail_begins_at_its_head(string head) => Assert.Equal("Mine", Own.Of($"Mine\n\n{head}\n\nYours\nmore of yours"));

    [Theory]
    [InlineData("From: Berlin\nTo: Hamburg\nDate: 3 May\nNothing has arrived.")]
    [InlineData("From: 12 May\nNothing has arrived.")]
    [InlineData("Hello,\nFrom: Berlin\nDate: 3 May\nThe parcel is late.\nSubject: none")]
    [InlineData("From: Anna\nDate: 3 May\nSubject: a broken cup\nThe handle came off.")]
    [InlineData("On 3 May your colleague wrote:\nThe refund is on its way.\nIt is not.")]
    [InlineData("Hello,\nOn 3 May 2026 your colleague wrote:\nThe refund is on its way.\nIt is not.")]
    [InlineData("On Mon, 23 Nov 2026 at 10:02, Shop wrote:\nThe refund is on its way.\nIt is not.")]
    [InlineData("Hallo,\nAm 3. Mai schrieb mir Ihre Kollegin:\nDas Geld ist unterwegs.")]
    [InlineData("We ordered at 10:30.\nPlease answer soon, as Anna wrote:\nit is urgent.")]
    [InlineData("Original Message:\nWhere is it?")]
    [InlineData("-----\nThe first order\n-----\nThe second")]
    [InlineData("____________________\nThe first order\n____________________\nThe second")]
    public void What_may_be_the_writers_own_is_his(string text) => Assert.Equal(text.Replace("\n", " | ", StringComparison.Ordinal), Own.Of(text));

    [Fact]
    public void Answers_between_quoted_lines_are_his() =>
        Assert.Equal(
            "Hello, | Two. | Blue.",
            Own.Of("Hello,\nOn 23 Nov 2026 at 10:02 Shop <cs@shop.example> wrote:\n> How many?\nTwo.\n> Which colour?\n\nBlue.\n> Thanks"));

    [Fact]
    public void Answers_below_a_quote_are_no_part_of_the_closing_above_it() =>
        Assert.Equal(
            "See below. | Two. | Blue.",
            Own.Of("See below.\n\nRegards\nAnna Berg\n\nOn 23 Nov 2026 at 10:02 Shop <cs@shop.example> wrote:\n> How many?\nTwo.\n> Which colour?\nBlue."));

    [Fact]
    public void Where_a_reply_says_nothing_of_its_own_there_is_nothing()
    {
        Assert.Equal("", Own.Of("On Mon, 23 Nov 2026 at 10:02 Shop <cs@shop.example> wrote:\n\n> Yours"));
        Assert.Equal("", Own.Of("Sent from my iPhone\n\nFrom: Shop <cs@shop.example>\nSent: Monday\nTo: Anna\nSubject: Your order\n\nYours"));
        Assert.Equal("", Own.Of(""));
    }
}
