using ContactRouter.Training.Corpus;

namespace ContactRouter.Benchmarks.Topics;

/// <summary>Keyword rules as shops set them up: a list of beginnings of words a topic, the topic with the most hits wins.</summary>
internal sealed class KeywordContender : IContender
{
    private static readonly string[][] s_words =
    [
        ["purchase", "quote", "discount", "cancel", "moq", "bestell", "angebot", "rabatt", "pedido", "cancelar", "annuler", "annullare", "annuleren", "anulow", "desconto"],
        ["invoice", "bill", "receipt", "vat", "rechnung", "factura", "facture", "fattura", "factuur", "faktur", "fatura", "mwst", "iva", "tva"],
        ["credit note", "credit", "gutschrift", "nota de crédito", "abono", "avoir", "nota di credito", "creditnota", "korekt"],
        ["payment", "paid", "pay", "card", "bank", "zahlung", "bezahl", "pago", "pagar", "paiement", "payer", "pagamento", "betal", "płatno", "zapłac"],
        ["account", "login", "password", "register", "konto", "passwort", "cuenta", "contraseña", "compte", "conto", "inloggen", "hasło", "conta"],
        ["stock", "available", "availability", "backorder", "lager", "verfügbar", "disponible", "existencias", "disponibile", "voorraad", "dostępn", "estoque"],
        ["dimension", "size", "material", "compatible", "warranty", "catalog", "maße", "garantie", "medidas", "dimensions", "misure", "afmeting", "wymiar", "medida"],
        ["status", "tracking", "where is", "shipped", "wo ist", "sendungs", "estado", "seguimiento", "suivi", "stato", "volg", "śledz", "rastre"],
        ["deliver", "courier", "parcel", "late", "liefer", "paket", "entrega", "envío", "livraison", "colis", "consegna", "lever", "dostaw", "paczk"],
        ["return", "exchange", "send back", "rücksend", "umtausch", "devolu", "cambio", "retour", "échange", "reso", "ruil", "zwrot", "troca"],
        ["refund", "money back", "reimburs", "erstatt", "geld zurück", "reembols", "rembours", "rimbors", "terugbetal", "zwrot pieni", "dinheiro"],
        ["broken", "damage", "defect", "faulty", "crack", "kaputt", "beschädig", "defekt", "roto", "dañad", "cassé", "abîmé", "rotto", "kapot", "uszkodz", "partid"],
    ];

    public string Name => "keyword rules";

    public string? MissingBecause => null;

    public Outcome Run(IReadOnlyList<CorpusMessage> learned, IReadOnlyList<CorpusMessage> judged, IReadOnlyList<CorpusMessage> timed)
    {
        return new Outcome([.. judged.Select(Judge)], s_words.Sum(words => words.Sum(word => word.Length + 1)), IContender.Time(timed, message => Judge(message)));

        static int Judge(CorpusMessage message) => Best($" {message.Subject} {message.Body}".ToLowerInvariant());
    }

    private static int Best(string text)
    {
        var hits = s_words.Select(words => words.Count(word => text.Contains(" " + word, StringComparison.Ordinal))).ToArray();
        return Array.IndexOf(hits, hits.Max());
    }
}
