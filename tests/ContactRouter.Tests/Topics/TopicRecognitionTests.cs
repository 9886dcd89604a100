using ContactRouter.Topics;

namespace ContactRouter.Tests.Topics;

public sealed class TopicRecognitionTests
{
    private readonly TrainedClassifier _classifier = Classifiers.Standard;

    [Theory]
    [InlineData("purchasing", "", "Please find attached our purchase order 4711 for 200 pcs. Kindly confirm the PO.")]
    [InlineData("purchasing", "Quotation", "Could you send us a quote for 40 pallets? What is your MOQ and is there a volume discount?")]
    [InlineData("purchasing", "", "I clicked twice by mistake, please cancel my order before it goes out")]
    [InlineData("purchasing", "Proforma", "We need a proforma invoice before we can place the order.")]
    [InlineData("purchasing", "", "my promo code isn't accepted in the basket")]
    [InlineData("billing", "", "Our accountant needs a copy of the invoice for March, the PDF never came.")]
    [InlineData("billing", "Statement of account", "Please send the statement of account per 31 October to our bookkeeping.")]
    [InlineData("billing", "", "The VAT on your invoice is wrong, we are a company in Austria, so reverse charge applies.")]
    [InlineData("billing", "", "There is a 4.90 fee on my receipt that nobody can explain. Why was I charged for that?")]
    [InlineData("credit_note", "", "You promised a credit note for the short shipment in May, we still have nothing to book.")]
    [InlineData("credit_note", "Credit memo", "Please issue the credit memo for the price difference on invoice 8832.")]
    [InlineData("credit_note", "", "Can we offset the open credit balance against the next invoice?")]
    [InlineData("payments", "", "We wired the amount on Friday, the remittance advice is attached.")]
    [InlineData("payments", "Reminder 2", "We got a payment reminder although we have already paid on the 3rd.")]
    [InlineData("payments", "", "card gets declined every time, do you take paypal?")]
    [InlineData("payments", "", "You have charged my card twice for one order!")]
    [InlineData("payments", "", "Could we move to payment terms of net 30? And has your IBAN changed?")]
    [InlineData("account_request", "", "We would like to open a trade account, which documents do you need?")]
    [InlineData("account_request", "Password", "I can't log in, the reset mail does not come.")]
    [InlineData("account_request", "", "Please raise our credit limit to 20,000 EUR.")]
    [InlineData("account_request", "", "Our buyer has left, please remove her user and add a new user for Mr Jansen.")]
    [InlineData("stock", "", "Is the 40 cm pan in stock again, or what is the lead time?")]
    [InlineData("stock", "Backorder", "Item 5540 has been on backorder since June. When will it be restocked?")]
    [InlineData("stock", "", "Has the blue one been discontinued? It says sold out everywhere.")]
    [InlineData("stock", "", "Could you reserve 60 of them for us until the end of the month?")]
    [InlineData("product_information", "", "What are the dimensions of the large box, and what is it made of?")]
    [InlineData("product_information", "", "Is this charger compatible with the older model?")]
    [InlineData("product_information", "Data feed", "Do you have a data feed with EAN codes and images for our web shop?")]
    [InlineData("product_information", "", "Please send us your catalogue and the price list for resellers.")]
    [InlineData("product_information", "", "How long is the warranty?")]
    [InlineData("order_status", "", "Where is my order B2B12345? I'd just like to know how far along it is.")]
    [InlineData("order_status", "Tracking", "You said it shipped, but I have no tracking number yet.")]
    [InlineData("order_status", "", "I have not had an order confirmation, did my order go through?")]
    [InlineData("order_status", "", "Has our order been dispatched?")]
    [InlineData("deliveries", "", "The parcel should have arrived on Monday and the courier has not shown up since.")]
    [InlineData("deliveries", "Short delivery", "We only received 9 of 10 cartons on the pallet, please check with the carrier.")]
    [InlineData("deliveries", "", "Tracking says delivered but nothing is here, we need the POD.")]
    [InlineData("deliveries", "", "How much is shipping to Norway and which delivery slots are there?")]
    [InlineData("deliveries", "", "I made a typo in the delivery address, the house number is 12.")]
    [InlineData("returns", "", "I'd like to send back two of the lamps, unopened. Could I have a return label?")]
    [InlineData("returns", "RMA", "Please give us an RMA number for 12 pieces that we ordered too many.")]
    [InlineData("returns", "", "You sent me the wrong colour, I want to exchange it.")]
    [InlineData("refunds", "", "When do I get my money back? You confirmed it three weeks ago.")]
    [InlineData("refunds", "Refund", "The refund for my cancelled order has not reached my bank yet.")]
    [InlineData("refunds", "", "I was promised to be reimbursed and nothing happened")]
    [InlineData("damaged_products", "", "Three of the glasses were shattered when we opened the box, photos attached.")]
    [InlineData("damaged_products", "", "After two weeks the kettle leaks and doesn't switch off any more.")]
    [InlineData("damaged_products", "Defective unit", "The drill stopped working, it is under warranty.")]
    public void A_message_is_recognised(string topic, string subject, string text)
    {
        var judgement = _classifier.Classify(new TopicInput(subject, text));

        Assert.Equal(topic, judgement.Topic?.Name);
    }

    [Theory]
    [InlineData("refunds", "I returned it two weeks ago, where is my money?")]
    [InlineData("returns", "How do I return it? It is too small.")]
    [InlineData("credit_note", "We returned the pallet in May, please raise the credit note for invoice 221.")]
    [InlineData("damaged_products", "It arrived broken and I want to return it.")]
    [InlineData("returns", "We received the wrong item, please collect it and send the right one.")]
    [InlineData("billing", "The invoice shows the wrong amount.")]
    [InlineData("payments", "How can I pay the invoice?")]
    [InlineData("payments", "We paid the invoice last week, why the reminder?")]
    [InlineData("stock", "Is the red one available?")]
    [InlineData("product_information", "Which colours does the red series come in, and what does the set cost?")]
    [InlineData("order_status", "When will my order ship?")]
    [InlineData("deliveries", "My order still hasn't arrived, it was due on Tuesday.")]
    [InlineData("deliveries", "What are the shipping costs to Spain?")]
    [InlineData("account_request", "Please change the e-mail address on our account.")]
    [InlineData("purchasing", "I want to cancel my order and order the larger one instead.")]
    [InlineData("refunds", "I cancelled my order last month and still have no refund.")]
    [InlineData("product_information", "How long is the warranty on the pump?")]
    [InlineData("damaged_products", "I have a warranty claim, the pump leaks.")]
    public void Between_neighbouring_topics_the_request_decides(string topic, string text)
    {
        var judgement = _classifier.Classify(new TopicInput("", text));

        Assert.Equal(topic, judgement.Topic?.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \r\n\t ")]
    [InlineData("您好")]
    [InlineData("-- \nAnna Berg\nAccounts Payable")]
    [InlineData("https://shop.example/returns/refund")]
    public void Of_a_message_without_words_nothing_is_recognised(string text)
    {
        Assert.Equal(TopicJudgement.Unknown, _classifier.Classify(new TopicInput("", text)));
    }

    [Theory]
    [InlineData("Guten Morgen")]
    [InlineData("Hello there, lovely weather!")]
    [InlineData("ok thanks")]
    public void Small_talk_is_of_no_topic(string text)
    {
        Assert.Null(_classifier.Classify(new TopicInput("", text)).Topic);
    }

    [Theory]
    [InlineData("We are a marketing agency and can bring your site to the top of every search engine.")]
    [InlineData("Are there any jobs at your company at the moment?")]
    [InlineData("Please take me off your newsletter.")]
    [InlineData("Thank you all, have a nice weekend!")]
    public void A_message_on_none_of_the_topics_gets_none(string text)
    {
        Assert.Null(_classifier.Classify(new TopicInput("", text)).Topic);
    }
}
